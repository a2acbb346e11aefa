"""
question = "q2"
misconception = "Numbers the rows from 1."
hint = "Rows are counted from 0: the last one has the number n_rows - 1."
"""


# %% q2
def shuffled_batches(n_rows, num_batches):
    return np.array_split(1 + np.random.permutation(n_rows), num_batches)
