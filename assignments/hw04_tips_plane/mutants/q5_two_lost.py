'''
question = "q5"
misconception = "Loses the factor 2 that the square leaves behind."
hint = "The derivative of a square has a 2 in front."
'''
# %% q5
def mse_gradient(theta, X, y_obs):
    table = np.asarray(X)
    return -table.T @ (np.asarray(y_obs) - table @ theta) / len(table)
