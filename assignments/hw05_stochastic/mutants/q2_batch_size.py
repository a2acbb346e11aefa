"""
question = "q2"
misconception = "Takes the second argument for the size of a batch instead of their number."
hint = "Is num_batches the number of batches or the number of rows in each?"
"""


# %% q2
def shuffled_batches(n_rows, num_batches):
    order = np.random.permutation(n_rows)
    return [order[start : start + num_batches] for start in range(0, n_rows, num_batches)]
