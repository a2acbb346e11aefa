"""
question = "q2"
misconception = "Cuts the rows in their original order."
hint = "Print the batches twice. Where is chance in them?"
"""


# %% q2
def shuffled_batches(n_rows, num_batches):
    return np.array_split(np.arange(n_rows), num_batches)
