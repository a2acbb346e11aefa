'''
question = "q7"
misconception = "Uses the size of x, so that rows with a negative x pull the wrong way."
hint = "For a negative x, which way should the slope go? Check the sign."
'''
# %% q7
def linear_gradient(x, y, theta):
    slope, intercept = theta
    error = slope * x + intercept - y
    return [2 * error * abs(x), 2 * error]
