'''
question = "q2"
misconception = "Draws a straight line through the two examples instead of taking the derivative."
hint = "Two slopes are right, and all the others lie on a line. The derivative of a fourth power is a cubic."
'''
# %% q2
def derivative_arbitrary(x):
    return -0.4 + 1.4 * (x - 4)
