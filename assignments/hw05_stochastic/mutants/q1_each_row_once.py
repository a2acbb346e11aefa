"""
question = "q1"
misconception = "Picks the rows with a mask or a set, so a row that is named twice counts once."
hint = "What becomes of a row that is named twice? It should count twice."
"""


# %% q1
def mse_gradient_batch_only(theta, X, y_obs, batch_indices):
    chosen = np.isin(np.arange(len(X)), batch_indices)
    rows, seen = X[chosen], y_obs[chosen]
    return -2 * rows.T @ (seen - rows @ theta) / len(seen)
