'''
question = "q4"
misconception = "Takes the gradient of the MSE, twice as large."
hint = "J is half of the MSE, so that the 2 cancels."
'''
# %% q4
def cost_gradient(theta_0, theta_1, x, y):
    errors = theta_0 + theta_1 * x - y
    return 2 * np.mean(errors), 2 * np.mean(errors * x)
