'''
question = "q5"
misconception = "Writes out two entries and knows no more columns."
hint = "How many columns has X? The gradient has one entry for each."
'''
# %% q5
def mse_gradient(theta, X, y_obs):
    table, observed = np.asarray(X), np.asarray(y_obs)
    errors = observed - theta[0] * table[:, 0] - theta[1] * table[:, 1]
    return np.array([np.mean(-2 * errors * table[:, 0]), np.mean(-2 * errors * table[:, 1])])
