'''
question = "q5"
misconception = "Adds up over the rows instead of taking the mean."
hint = "The loss has 1/n in front of its sum, so its gradient has, too."
'''
# %% q5
def mse_gradient(theta, X, y_obs):
    table = np.asarray(X)
    return -2 * table.T @ (np.asarray(y_obs) - table @ theta)
