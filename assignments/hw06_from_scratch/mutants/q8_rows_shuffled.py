'''
question = "q8"
misconception = "Shuffles the rows, so that neighbours are parted."
hint = "Only the order of the batches is random. Which list do you shuffle?"
'''
# %% q8
def minibatches(dataset, batch_size, shuffle=True):
    starts = list(range(0, len(dataset), batch_size))
    if shuffle:
        dataset = random.sample(dataset, len(dataset))
    for start in starts:
        yield dataset[start:start + batch_size]
