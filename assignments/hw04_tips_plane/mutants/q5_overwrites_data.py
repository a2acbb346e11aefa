'''
question = "q5"
misconception = "Computes the errors in place and so changes the caller's observations."
hint = "errors -= … writes into y_obs when both are names of the same array. Use errors = y_obs - …."
'''
# %% q5
def mse_gradient(theta, X, y_obs):
    table = np.array(X)
    errors = y_obs
    errors -= table @ theta
    return -2 * table.T @ np.array(errors) / len(table)
