'''
question = "q2"
misconception = "Computes the errors in place and so changes the caller's observations."
hint = "errors -= … writes into y_obs when both are names of the same array. Use errors = y_obs - …."
'''
# %% q2
def mse_loss(theta, X, y_obs):
    errors = y_obs
    errors -= X @ theta
    return np.mean(errors ** 2)
