'''
question = "q8"
misconception = "Returns everything that lstsq returns."
hint = "np.linalg.lstsq returns four things. The solution is the first."
'''
# %% q8
def ols(X, y_obs):
    return np.linalg.lstsq(np.asarray(X), np.asarray(y_obs))
