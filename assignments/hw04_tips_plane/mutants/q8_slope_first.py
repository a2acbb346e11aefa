'''
question = "q8"
misconception = "Returns the slope before the intercept."
hint = "The first column holds the ones, so the intercept comes first."
'''
# %% q8
def ols(X, y_obs):
    return np.linalg.lstsq(np.asarray(X), np.asarray(y_obs))[0][::-1]
