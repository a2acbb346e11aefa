'''
question = "q8"
misconception = "Shuffles the caller's own list."
hint = "In which order is the caller's data after the call?"
'''
# %% q8
def minibatches(dataset, batch_size, shuffle=True):
    starts = list(range(0, len(dataset), batch_size))
    if shuffle:
        random.shuffle(dataset)
    for start in starts:
        yield dataset[start:start + batch_size]
