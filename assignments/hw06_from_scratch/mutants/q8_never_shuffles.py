'''
question = "q8"
misconception = "Ignores shuffle."
hint = "What does shuffle change in your function?"
'''
# %% q8
def minibatches(dataset, batch_size, shuffle=True):
    starts = list(range(0, len(dataset), batch_size))
    for start in starts:
        yield dataset[start:start + batch_size]
