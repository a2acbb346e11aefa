'''
question = "q2"
misconception = "Takes the square root of the mean."
hint = "The root is another loss, in dollars. Ours is in square dollars."
'''
# %% q2
def mse_loss(theta, X, y_obs):
    return np.sqrt(np.mean((y_obs - X @ theta) ** 2))
