"""
question = "q3"
misconception = "Takes the gradients at the weights of an earlier section instead of the ones of the cell above."
hint = "At which theta were the gradients taken? Use row_gradients and full_gradient of the cell above."
"""

# %% q3
here = np.array([0.9, 0.1])
at_rows = -2 * (y_obs - X @ here).reshape(-1, 1) * X
wrong_way = {}
for size in [1, 8, 32]:
    wrong = 0
    for _ in range(1000):
        batch = np.random.choice(244, size, replace=False)
        wrong += at_rows[batch].mean(axis=0) @ at_rows.mean(axis=0) < 0
    wrong_way[size] = wrong / 1000
