"""
question = "q2"
misconception = "Uses np.split, which refuses to cut into unequal pieces."
hint = "What happens when the rows cannot be shared out evenly? NumPy has a second function for cutting."
"""


# %% q2
def shuffled_batches(n_rows, num_batches):
    return np.split(np.random.permutation(n_rows), num_batches)
