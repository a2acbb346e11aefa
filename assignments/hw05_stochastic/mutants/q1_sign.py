"""
question = "q1"
misconception = "Returns the way down instead of the gradient, which points uphill."
hint = "The gradient points uphill. Check the sign of your error: observation minus prediction, times -2."
"""


# %% q1
def mse_gradient_batch_only(theta, X, y_obs, batch_indices):
    rows, seen = X[batch_indices], y_obs[batch_indices]
    return 2 * rows.T @ (seen - rows @ theta) / len(seen)
