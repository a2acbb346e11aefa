'''
question = "q8"
misconception = "Leaves out the last batch when it is short."
hint = "Count the rows of all your batches. Is anybody missing?"
'''
# %% q8
def minibatches(dataset, batch_size, shuffle=True):
    starts = list(range(0, len(dataset) - batch_size + 1, batch_size))
    if shuffle:
        random.shuffle(starts)
    for start in starts:
        yield dataset[start:start + batch_size]
