"""
question = "q4"
misconception = "Adds a last batch even when the rows come out even."
hint = "64 rows in batches of 32 need two batches, not three."
"""


# %% q4
def count_updates(n_rows, batch_size, epochs):
    return epochs * (n_rows // batch_size + 1) if batch_size < n_rows else epochs
