'''
question = "q5"
misconception = "Returns a table with one column instead of a vector."
hint = "The shape should be (p,), not (p, 1). A step of gradient descent would otherwise mix up the two."
'''
# %% q5
def mse_gradient(theta, X, y_obs):
    table = np.asarray(X)
    errors = (np.asarray(y_obs) - table @ theta).reshape(-1, 1)
    return -2 * table.T @ errors / len(table)
