'''
question = "q5"
misconception = "Adds up instead of taking the mean."
hint = "The loss has 1/n in front of its sum, so its derivative has, too."
'''
# %% q5
def mse_loss_derivative(theta_1, x, y_obs):
    return np.sum(2 * (theta_1 * x - y_obs) * x)
