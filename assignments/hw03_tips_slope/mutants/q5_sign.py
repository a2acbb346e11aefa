'''
question = "q5"
misconception = "Has the wrong sign: 2 (y - theta x) x without the minus."
hint = "If you write y - theta_1 * x, the inner derivative is -x, with a minus."
'''
# %% q5
def mse_loss_derivative(theta_1, x, y_obs):
    return np.mean(2 * (y_obs - theta_1 * x) * x)
