'''
question = "q2"
misconception = "Asks for X[:, 0], which a DataFrame does not understand."
hint = "X may be a DataFrame. X @ theta works for both, or make an array of it with np.asarray(X)."
'''
# %% q2
def mse_loss(theta, X, y_obs):
    y_hat = sum(theta[j] * X[:, j] for j in range(len(theta)))
    return np.mean((y_obs - y_hat) ** 2)
