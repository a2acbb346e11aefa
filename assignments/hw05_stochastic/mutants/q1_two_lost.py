"""
question = "q1"
misconception = "Loses the factor 2 of the derivative of a square."
hint = "What is the derivative of a square? A factor is missing."
"""


# %% q1
def mse_gradient_batch_only(theta, X, y_obs, batch_indices):
    rows, seen = X[batch_indices], y_obs[batch_indices]
    return -rows.T @ (seen - rows @ theta) / len(seen)
