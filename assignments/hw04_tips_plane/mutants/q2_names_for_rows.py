'''
question = "q2"
misconception = "Loops over a DataFrame as if it gave its rows; it gives the names of its columns."
hint = "A loop over a DataFrame runs through the names of its columns. X @ theta works for arrays and DataFrames alike."
'''
# %% q2
def mse_loss(theta, X, y_obs):
    return sum((y - row @ theta) ** 2 for row, y in zip(X, y_obs)) / len(y_obs)
