'''
question = "q5"
misconception = "Returns a list of Series, a number for every party, because the mean is missing."
hint = "Each entry of your list is a whole column. The gradient has one number there: their mean."
'''
# %% q5
def mse_gradient(theta, X, y_obs):
    table = np.asarray(X)
    x0, x1 = pd.Series(table[:, 0]), pd.Series(table[:, 1])
    errors = np.asarray(y_obs) - theta[0] * x0 - theta[1] * x1
    return [-2 * errors * x0, -2 * errors * x1]
