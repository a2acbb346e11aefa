"""
question = "q4"
misconception = "Rounds to the nearest whole number."
hint = "A last batch with a single row is a batch, too: always round up."
"""


# %% q4
def count_updates(n_rows, batch_size, epochs):
    return epochs * max(1, round(n_rows / batch_size))
