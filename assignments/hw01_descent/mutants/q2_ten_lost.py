'''
question = "q2"
misconception = "Forgets that the whole polynomial is divided by 10."
hint = "The slope of f / 10 is a tenth of the slope of f. Where did the 10 go?"
'''
# %% q2
def derivative_arbitrary(x):
    return 4 * x**3 - 45 * x**2 + 160 * x - 180
