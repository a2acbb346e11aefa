'''
question = "q2"
misconception = "Uses iloc, which NumPy arrays do not have."
hint = "X may be a NumPy array, and arrays have no iloc. X @ theta works for both."
'''
# %% q2
def mse_loss(theta, X, y_obs):
    y_hat = theta[0] * X.iloc[:, 0] + theta[1] * X.iloc[:, 1]
    return np.mean((y_obs - y_hat) ** 2)
