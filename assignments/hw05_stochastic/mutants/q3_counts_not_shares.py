"""
question = "q3"
misconception = "Stores the number of wrong batches, not their share."
hint = "A share is a number between 0 and 1. By what should the count be divided?"
"""

# %% q3
wrong_way = {}
for size in [1, 8, 32]:
    wrong = 0
    for _ in range(1000):
        batch = np.random.choice(244, size, replace=False)
        wrong += row_gradients[batch].mean(axis=0) @ full_gradient < 0
    wrong_way[size] = wrong
