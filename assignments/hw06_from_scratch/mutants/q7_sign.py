'''
question = "q7"
misconception = "Takes y minus the prediction for the error without changing the sign of the derivative."
hint = "The error is the prediction minus y. What happens to the sign of the derivative if you turn it around?"
'''
# %% q7
def linear_gradient(x, y, theta):
    slope, intercept = theta
    error = y - slope * x - intercept
    return [2 * error * x, 2 * error]
