"""
question = "q6"
misconception = "Divides by the sizes instead of multiplying, so that small batches count most."
hint = "To turn the mean of a batch into its sum, do you multiply by the number of rows or divide?"
"""


# %% q6
def combine_gradients(gradients, sizes):
    weights = 1 / np.array(sizes)
    return weights @ np.array(gradients) / weights.sum()
