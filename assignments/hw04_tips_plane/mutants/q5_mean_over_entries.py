'''
question = "q5"
misconception = "Divides by all the entries of the table instead of by the number of rows."
hint = "X.size counts every entry of the table. The mean is over the rows: len(X)."
'''
# %% q5
def mse_gradient(theta, X, y_obs):
    table = np.asarray(X)
    return -2 * table.T @ (np.asarray(y_obs) - table @ theta) / table.size
