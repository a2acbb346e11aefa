'''
question = "q7"
misconception = "Takes the first entry of theta for the intercept."
hint = "theta holds the slope first. Which one do you multiply by x?"
'''
# %% q7
def linear_gradient(x, y, theta):
    intercept, slope = theta
    error = slope * x + intercept - y
    return [2 * error * x, 2 * error]
