'''
question = "q8"
misconception = "Descends for a few thousand steps and stops on the way."
hint = "The floor of the gutter is long. Solve the equations instead of walking."
'''
# %% q8
def ols(X, y_obs):
    X, y_obs = np.asarray(X), np.asarray(y_obs)
    theta = np.zeros(X.shape[1])
    for _ in range(5000):
        theta = theta + 0.001 * 2 * X.T @ (y_obs - X @ theta) / len(X)
    return theta
