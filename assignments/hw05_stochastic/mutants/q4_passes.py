"""
question = "q4"
misconception = "Takes the number of epochs for the number of updates."
hint = "An epoch is one pass over the data. How many steps are taken during that pass?"
"""


# %% q4
def count_updates(n_rows, batch_size, epochs):
    return epochs
