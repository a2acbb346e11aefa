"""
question = "q4"
misconception = "Rounds down and forgets the smaller last batch."
hint = "10 rows in batches of 4: how many batches does it take to read all the rows?"
"""


# %% q4
def count_updates(n_rows, batch_size, epochs):
    return epochs * (n_rows // batch_size)
