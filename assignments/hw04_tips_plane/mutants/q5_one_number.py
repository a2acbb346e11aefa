'''
question = "q5"
misconception = "Takes the mean over everything, so that a single number is left."
hint = "np.mean of a table is one number. You want a mean for each column: axis=0."
'''
# %% q5
def mse_gradient(theta, X, y_obs):
    table = np.asarray(X)
    errors = np.asarray(y_obs) - table @ theta
    return np.mean(-2 * errors[:, None] * table)
