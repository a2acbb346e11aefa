'''
question = "q9"
misconception = "Takes a single step per epoch, with the mean over all the batches."
hint = "How many steps does an epoch with three batches have?"
'''
# %% q9
def fit(epoch_batches, gradient, theta, rate, epochs):
    for _ in range(epochs):
        for batch in [[row for part in epoch_batches() for row in part]]:
            slopes = [gradient(x, y, theta) for x, y in batch]
            mean = [sum(column) / len(batch) for column in zip(*slopes)]
            theta = [entry - rate * slope for entry, slope in zip(theta, mean)]
    return theta
