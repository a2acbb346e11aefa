'''
question = "q7"
misconception = "Forgets the inner derivative x of the slope."
hint = "By the chain rule the derivative for the slope has another factor."
'''
# %% q7
def linear_gradient(x, y, theta):
    slope, intercept = theta
    error = slope * x + intercept - y
    return [2 * error, 2 * error]
