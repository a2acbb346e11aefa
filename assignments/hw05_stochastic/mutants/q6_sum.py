"""
question = "q6"
misconception = "Adds the gradients up."
hint = "The gradients are means. What is the mean of two equal numbers?"
"""


# %% q6
def combine_gradients(gradients, sizes):
    return np.sum(gradients, axis=0)
