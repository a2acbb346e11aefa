'''
question = "q5"
misconception = "Multiplies the mean error by the mean of x."
hint = "The mean of a product is not the product of the means. Multiply each error by its own x first."
'''
# %% q5
def mse_loss_derivative(theta_1, x, y_obs):
    return 2 * np.mean(theta_1 * x - y_obs) * np.mean(x)
