"""
question = "q1"
misconception = "Takes the observation for the error, as if every weight were zero."
hint = "The error of a row is its observation minus its prediction. Where is theta in your formula?"
"""


# %% q1
def mse_gradient_batch_only(theta, X, y_obs, batch_indices):
    rows, seen = X[batch_indices], y_obs[batch_indices]
    return -2 * rows.T @ seen / len(seen)
