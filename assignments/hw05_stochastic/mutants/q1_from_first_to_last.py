"""
question = "q1"
misconception = "Takes the slice from the first to the last named row, with everything in between."
hint = "A batch may have gaps. Use the row numbers themselves, not a range between two of them."
"""


# %% q1
def mse_gradient_batch_only(theta, X, y_obs, batch_indices):
    rows = X[batch_indices[0] : batch_indices[-1] + 1]
    seen = y_obs[batch_indices[0] : batch_indices[-1] + 1]
    return -2 * rows.T @ (seen - rows @ theta) / len(seen)
