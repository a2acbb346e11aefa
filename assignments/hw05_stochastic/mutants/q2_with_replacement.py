"""
question = "q2"
misconception = "Draws rows with replacement, so that some come twice and others never."
hint = "In an epoch every row is read exactly once. Does np.random.choice or randint promise that?"
"""


# %% q2
def shuffled_batches(n_rows, num_batches):
    return np.array_split(np.random.randint(0, n_rows, size=n_rows), num_batches)
