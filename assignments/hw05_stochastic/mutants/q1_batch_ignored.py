"""
question = "q1"
misconception = "Computes the full gradient whatever the batch is."
hint = "Does your function use batch_indices at all? Its answer should change with the batch."
"""


# %% q1
def mse_gradient_batch_only(theta, X, y_obs, batch_indices):
    return -2 * X.T @ (y_obs - X @ theta) / len(y_obs)
