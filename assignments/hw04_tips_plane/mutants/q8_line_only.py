'''
question = "q8"
misconception = "Fits a line through the second column, with an intercept, whatever the table."
hint = "Not every table is a column of ones and one more. Solve for as many parameters as there are columns."
'''
# %% q8
def ols(X, y_obs):
    slope, intercept = np.polyfit(np.asarray(X)[:, 1], np.asarray(y_obs), 1)
    return np.array([intercept, slope])
