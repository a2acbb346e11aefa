'''
question = "q5"
misconception = "Loops over a DataFrame as if it gave its rows; it gives the names of its columns."
hint = "A loop over a DataFrame runs through the names of its columns. np.asarray(X) gives rows."
'''
# %% q5
def mse_gradient(theta, X, y_obs):
    return sum(-2 * (y - row @ theta) * row for row, y in zip(X, y_obs)) / len(y_obs)
