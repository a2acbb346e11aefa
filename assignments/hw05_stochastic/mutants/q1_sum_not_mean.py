"""
question = "q1"
misconception = "Adds up the rows' gradients and does not divide by their number."
hint = "The gradient of a batch is a mean over its rows. By what do you divide?"
"""


# %% q1
def mse_gradient_batch_only(theta, X, y_obs, batch_indices):
    rows, seen = X[batch_indices], y_obs[batch_indices]
    return -2 * rows.T @ (seen - rows @ theta)
