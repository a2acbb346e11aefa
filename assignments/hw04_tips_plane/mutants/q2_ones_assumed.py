'''
question = "q2"
misconception = "Adds theta[0] by itself, as if the first column always held ones."
hint = "In the tips the first column holds ones. Multiply by what it holds, and it works for every table."
'''
# %% q2
def mse_loss(theta, X, y_obs):
    y_hat = theta[0] + np.asarray(X)[:, 1:] @ theta[1:]
    return np.mean((y_obs - y_hat) ** 2)
