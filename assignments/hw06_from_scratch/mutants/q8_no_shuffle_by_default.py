'''
question = "q8"
misconception = "Shuffles only when asked to."
hint = "Which default does shuffle have in the question?"
'''
# %% q8
def minibatches(dataset, batch_size, shuffle=False):
    starts = list(range(0, len(dataset), batch_size))
    if shuffle:
        random.shuffle(starts)
    for start in starts:
        yield dataset[start:start + batch_size]
