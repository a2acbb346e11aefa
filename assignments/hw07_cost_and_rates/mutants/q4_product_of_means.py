'''
question = "q4"
misconception = "Multiplies the mean error by the mean x."
hint = "The mean of the products is not the product of the means: multiply each error by its own x first."
'''
# %% q4
def cost_gradient(theta_0, theta_1, x, y):
    errors = theta_0 + theta_1 * x - y
    return np.mean(errors), np.mean(errors) * np.mean(x)
