'''
question = "q8"
misconception = "Puts the caller's data back in order by sorting it after the shuffle of a copy of its batches."
hint = "Does the caller's list survive? Do not take rows out of it."
'''
# %% q8
def minibatches(dataset, batch_size, shuffle=True):
    starts = list(range(0, len(dataset), batch_size))
    if shuffle:
        random.shuffle(starts)
    pieces = [dataset[start:start + batch_size] for start in starts]
    if shuffle:
        dataset[:] = [row for piece in pieces for row in piece]
    yield from pieces
