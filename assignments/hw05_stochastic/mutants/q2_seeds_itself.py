"""
question = "q2"
misconception = "Seeds the generator inside the function, so that every epoch is shuffled in the same way."
hint = "Call your function twice and compare. A function that seeds is no longer random."
"""


# %% q2
def shuffled_batches(n_rows, num_batches):
    np.random.seed(0)
    return np.array_split(np.random.permutation(n_rows), num_batches)
