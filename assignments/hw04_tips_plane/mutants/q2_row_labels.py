'''
question = "q2"
misconception = "Loops over y_obs[0], y_obs[1], …, which are row labels in a Series."
hint = "In a Series, y_obs[i] is the row with the label i. What if that row has been removed?"
'''
# %% q2
def mse_loss(theta, X, y_obs):
    table = np.asarray(X)
    return sum((y_obs[i] - table[i] @ theta) ** 2 for i in range(len(table))) / len(table)
