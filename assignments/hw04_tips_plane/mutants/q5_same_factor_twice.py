'''
question = "q5"
misconception = "Multiplies both entries by the bill and forgets that the first column holds ones."
hint = "Entry j has the factor from column j. What stands in column 0?"
'''
# %% q5
def mse_gradient(theta, X, y_obs):
    table = np.asarray(X)
    errors = np.asarray(y_obs) - table @ theta
    return np.array([np.mean(-2 * errors * table[:, -1]) for _ in theta])
