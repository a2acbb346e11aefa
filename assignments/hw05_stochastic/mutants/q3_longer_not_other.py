'''
question = "q3"
misconception = "Counts the batch gradients that are longer than the full one, not those that point away from it."
hint = "Length and direction are two things. Which one does the sign of the dot product tell?"
'''
# %% q3
wrong_way = {}
for size in [1, 8, 32]:
    wrong = 0
    for _ in range(1000):
        gradient = row_gradients[np.random.choice(244, size, replace=False)].mean(axis=0)
        wrong += np.linalg.norm(gradient) > np.linalg.norm(full_gradient)
    wrong_way[size] = wrong / 1000
