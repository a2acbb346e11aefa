"""
question = "q4"
misconception = "Carries the leftover rows of one epoch into the next."
hint = "Every epoch ends with its own smaller batch. Round up before you multiply by the number of epochs."
"""


# %% q4
def count_updates(n_rows, batch_size, epochs):
    return int(np.ceil(n_rows * epochs / batch_size))
