"""
question = "q1"
misconception = "Writes the gradient for two weights by hand, so other tables get the wrong number of entries."
hint = "How many weights does theta have? Write the formula so that it works for any number of columns."
"""


# %% q1
def mse_gradient_batch_only(theta, X, y_obs, batch_indices):
    rows, seen = X[batch_indices], y_obs[batch_indices]
    error = seen - theta[0] * rows[:, 0] - (theta[1] * rows[:, 1] if len(theta) > 1 else 0)
    return np.array([np.mean(-2 * error * rows[:, 0]), np.mean(-2 * error * rows[:, -1])])
