"""
question = "q1"
misconception = "Divides by the number of all rows instead of the rows in the batch."
hint = "The mean is over the batch. How many rows does it have?"
"""


# %% q1
def mse_gradient_batch_only(theta, X, y_obs, batch_indices):
    rows, seen = X[batch_indices], y_obs[batch_indices]
    return -2 * rows.T @ (seen - rows @ theta) / len(X)
