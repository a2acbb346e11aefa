"""
question = "q2"
misconception = "Cuts equal pieces and throws the remaining rows away."
hint = "Add up the sizes of your batches when the rows cannot be shared out evenly. Is anybody missing?"
"""


# %% q2
def shuffled_batches(n_rows, num_batches):
    size = n_rows // num_batches
    order = np.random.permutation(n_rows)
    return [order[k * size : (k + 1) * size] for k in range(num_batches)]
