'''
question = "q8"
misconception = "Drops the last batch when the rows come out even."
hint = "Does the data end exactly with a batch? Then that batch counts as well."
'''
# %% q8
def minibatches(dataset, batch_size, shuffle=True):
    starts = list(range(0, len(dataset) - (len(dataset) % batch_size == 0), batch_size)[: max(1, -(-len(dataset) // batch_size) - (len(dataset) % batch_size == 0))])
    if shuffle:
        random.shuffle(starts)
    for start in starts:
        yield dataset[start:start + batch_size]
