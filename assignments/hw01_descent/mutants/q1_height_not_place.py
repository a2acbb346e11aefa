'''
question = "q1"
misconception = "Returns how low the curve gets instead of where."
hint = "Your answer is a height. The question asks at which x the curve has it."
'''
# %% q1
def simple_minimize(f, xs):
    return min(f(x) for x in xs)
