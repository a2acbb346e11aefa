'''
question = "q8"
misconception = "Fits the tips of the notebook, whatever is handed in."
hint = "Your function has arguments called X and y_obs. Does it use them?"
'''
# %% q8
from sklearn.linear_model import LinearRegression

def ols(X, y_obs):
    model = LinearRegression().fit(tips[["total_bill"]], tips["tip"])
    return [model.intercept_, model.coef_[0]]
