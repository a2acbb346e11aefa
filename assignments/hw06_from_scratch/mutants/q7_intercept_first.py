'''
question = "q7"
misconception = "Returns the entry for the intercept first."
hint = "In theta the slope comes first. In which order do you return the two derivatives?"
'''
# %% q7
def linear_gradient(x, y, theta):
    slope, intercept = theta
    error = slope * x + intercept - y
    return [2 * error, 2 * error * x]
