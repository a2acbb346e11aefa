'''
question = "q2"
misconception = "Leaves the constant 144 in the derivative, as if it had a slope."
hint = "What is the slope of the constant 144?"
'''
# %% q2
def derivative_arbitrary(x):
    return (4 * x**3 - 45 * x**2 + 160 * x - 180 + 144) / 10
