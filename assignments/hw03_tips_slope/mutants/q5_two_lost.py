'''
question = "q5"
misconception = "Loses the factor 2 that the square leaves behind."
hint = "The derivative of a square has a 2 in front."
'''
# %% q5
def mse_loss_derivative(theta_1, x, y_obs):
    return np.mean((theta_1 * x - y_obs) * x)
