'''
question = "q5"
misconception = "Takes the first entry for -2 times the mean error, as if the first column always held ones."
hint = "In the tips the first column holds ones. Multiply by what it holds, and it works for every table."
'''
# %% q5
def mse_gradient(theta, X, y_obs):
    table = np.asarray(X)
    errors = np.asarray(y_obs) - table @ theta
    rest = [np.mean(-2 * errors * table[:, j]) for j in range(1, table.shape[1])]
    return np.array([np.mean(-2 * errors), *rest])
