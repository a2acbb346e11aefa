'''
question = "q1"
misconception = "Takes the square root of the mean, as for the root mean squared error."
hint = "The root is another loss, in dollars. Ours is in square dollars."
'''
# %% q1
def mse_loss(theta_1, x, y_obs):
    return np.sqrt(np.mean((theta_1 * x - y_obs) ** 2))
