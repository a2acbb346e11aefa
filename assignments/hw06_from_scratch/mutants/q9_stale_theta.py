'''
question = "q9"
misconception = "Takes all the gradients of an epoch at the theta with which the epoch began."
hint = "At which theta do you take the gradients? It should be the newest one, for every batch."
'''
# %% q9
def fit(epoch_batches, gradient, theta, rate, epochs):
    for _ in range(epochs):
        first = theta
        for batch in epoch_batches():
            slopes = [gradient(x, y, first) for x, y in batch]
            mean = [sum(column) / len(batch) for column in zip(*slopes)]
            theta = [entry - rate * slope for entry, slope in zip(theta, mean)]
    return theta
