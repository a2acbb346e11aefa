'''
question = "q5"
misconception = "Loops over y_obs[0], y_obs[1], …, which are row labels in a Series."
hint = "In a Series, y_obs[i] is the row with the label i. What if that row has been removed?"
'''
# %% q5
def mse_gradient(theta, X, y_obs):
    table = np.asarray(X)
    total = np.zeros(table.shape[1])
    for i in range(len(table)):
        total += -2 * (y_obs[i] - table[i] @ theta) * table[i]
    return total / len(table)
