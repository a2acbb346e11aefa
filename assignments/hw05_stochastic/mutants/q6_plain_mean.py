"""
question = "q6"
misconception = "Takes the plain mean, as if all batches were equally large."
hint = "Should a batch with one row count as much as one with thirty?"
"""


# %% q6
def combine_gradients(gradients, sizes):
    return np.mean(gradients, axis=0)
