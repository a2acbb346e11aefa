'''
question = "q8"
misconception = "Uses return in the loop, so that only the first batch comes out."
hint = "return ends the function. Which word hands out one thing and goes on afterwards?"
'''
# %% q8
def minibatches(dataset, batch_size, shuffle=True):
    starts = list(range(0, len(dataset), batch_size))
    if shuffle:
        random.shuffle(starts)
    for start in starts:
        return dataset[start:start + batch_size]
