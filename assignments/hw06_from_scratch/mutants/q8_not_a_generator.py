'''
question = "q8"
misconception = "Returns a list of all the batches."
hint = "A generator hands out one batch at a time. Which word makes a function one?"
'''
# %% q8
def minibatches(dataset, batch_size, shuffle=True):
    starts = list(range(0, len(dataset), batch_size))
    if shuffle:
        random.shuffle(starts)
    return [dataset[start:start + batch_size] for start in starts]
