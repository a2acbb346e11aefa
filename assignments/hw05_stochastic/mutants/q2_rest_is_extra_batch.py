"""
question = "q2"
misconception = "Puts the remaining rows into a batch of their own, so that there is one batch too many."
hint = "Count your batches when the rows cannot be shared out evenly."
"""


# %% q2
def shuffled_batches(n_rows, num_batches):
    size = n_rows // num_batches
    order = np.random.permutation(n_rows)
    return [order[start : start + size] for start in range(0, n_rows, size)]
