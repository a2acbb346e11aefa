'''
question = "q3"
misconception = "Returns whether there is a violation instead of the violation."
hint = "Which a, b and t did you find? Return them."
'''
# %% q3
def find_violation(f, xs, ts):
    return any(t * f(a) + (1 - t) * f(b) < f(t * a + (1 - t) * b) - 1e-9 for a in xs for b in xs for t in ts)
