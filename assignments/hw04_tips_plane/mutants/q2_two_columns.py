'''
question = "q2"
misconception = "Knows two columns and no more."
hint = "How many columns has X? Every one of them has its own theta."
'''
# %% q2
def mse_loss(theta, X, y_obs):
    table = np.asarray(X)
    y_hat = theta[0] * table[:, 0] + theta[1] * table[:, 1]
    return np.mean((y_obs - y_hat) ** 2)
