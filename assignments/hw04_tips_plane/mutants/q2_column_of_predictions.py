'''
question = "q2"
misconception = "Lets an (n, 1) column of predictions meet n observations, which makes an n by n table of errors."
hint = "Look at the shape of your errors. Subtracting n numbers from an (n, 1) column gives n times n numbers."
'''
# %% q2
def mse_loss(theta, X, y_obs):
    y_hat = np.asarray(X) @ np.reshape(theta, (-1, 1))
    return np.mean((y_hat - np.asarray(y_obs)) ** 2)
