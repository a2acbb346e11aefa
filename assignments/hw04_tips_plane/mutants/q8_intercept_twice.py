'''
question = "q8"
misconception = "Lets LinearRegression add an intercept of its own to a table that has a column of ones."
hint = "LinearRegression(fit_intercept=False): our table brings its column of ones along."
'''
# %% q8
from sklearn.linear_model import LinearRegression

def ols(X, y_obs):
    return LinearRegression().fit(X, y_obs).coef_
