"""
question = "q2"
misconception = "Shuffles the order of the batches, while each still holds neighbouring rows."
hint = "Neighbours stay together in your batches. Shuffle first and cut afterwards."
"""


# %% q2
def shuffled_batches(n_rows, num_batches):
    pieces = np.array_split(np.arange(n_rows), num_batches)
    return [pieces[k] for k in np.random.permutation(num_batches)]
