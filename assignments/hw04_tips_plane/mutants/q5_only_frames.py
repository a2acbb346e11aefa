'''
question = "q5"
misconception = "Uses iloc, which NumPy arrays do not have."
hint = "X may be a NumPy array, and arrays have no iloc. np.asarray(X) makes an array of either."
'''
# %% q5
def mse_gradient(theta, X, y_obs):
    errors = y_obs - X @ theta
    return np.array([np.mean(-2 * errors * X.iloc[:, j]) for j in range(X.shape[1])])
