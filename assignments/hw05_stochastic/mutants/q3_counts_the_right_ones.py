"""
question = "q3"
misconception = "Counts the batches that point the right way."
hint = "Two vectors point away from each other when their dot product is negative. Which ones do you count?"
"""

# %% q3
wrong_way = {}
for size in [1, 8, 32]:
    wrong = 0
    for _ in range(1000):
        batch = np.random.choice(244, size, replace=False)
        wrong += row_gradients[batch].mean(axis=0) @ full_gradient > 0
    wrong_way[size] = wrong / 1000
