'''
question = "q5"
misconception = "Asks for X[:, 0], which a DataFrame does not understand."
hint = "X may be a DataFrame. np.asarray(X) makes an array of either."
'''
# %% q5
def mse_gradient(theta, X, y_obs):
    errors = y_obs - X @ theta
    return np.array([np.mean(-2 * errors * X[:, j]) for j in range(X.shape[1])])
