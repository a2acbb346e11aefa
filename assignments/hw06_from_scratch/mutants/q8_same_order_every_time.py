'''
question = "q8"
misconception = "Seeds the generator, so that every epoch has the same order."
hint = "Call your function twice and compare the orders. A function that seeds is no longer random."
'''
# %% q8
def minibatches(dataset, batch_size, shuffle=True):
    starts = list(range(0, len(dataset), batch_size))
    if shuffle:
        random.seed(1)
        random.shuffle(starts)
    for start in starts:
        yield dataset[start:start + batch_size]
