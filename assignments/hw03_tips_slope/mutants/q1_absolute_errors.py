'''
question = "q1"
misconception = "Takes absolute errors where the squares are asked for."
hint = "That is the mean absolute error, another loss. Square the errors."
'''
# %% q1
def mse_loss(theta_1, x, y_obs):
    return np.mean(np.abs(theta_1 * x - y_obs))
