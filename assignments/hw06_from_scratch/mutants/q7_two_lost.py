'''
question = "q7"
misconception = "Loses the factor 2."
hint = "What is the derivative of a square?"
'''
# %% q7
def linear_gradient(x, y, theta):
    slope, intercept = theta
    error = slope * x + intercept - y
    return [error * x, error]
