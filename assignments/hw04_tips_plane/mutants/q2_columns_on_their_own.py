'''
question = "q2"
misconception = "Multiplies each column by its theta and forgets to add the columns up."
hint = "One prediction per row: theta_0 times the first column plus theta_1 times the second."
'''
# %% q2
def mse_loss(theta, X, y_obs):
    y_hat = np.asarray(X) * theta
    return np.mean((np.asarray(y_obs).reshape(-1, 1) - y_hat) ** 2)
