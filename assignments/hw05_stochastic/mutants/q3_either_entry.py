"""
question = "q3"
misconception = "Calls a batch wrong as soon as one entry has the other sign, not by the angle."
hint = "The angle is measured by the dot product of the two vectors, not by the sign of one entry."
"""

# %% q3
wrong_way = {}
for size in [1, 8, 32]:
    wrong = 0
    for _ in range(300):
        gradient = row_gradients[np.random.choice(244, size, replace=False)].mean(axis=0)
        wrong += bool(np.any(gradient * full_gradient < 0))
    wrong_way[size] = wrong / 300
