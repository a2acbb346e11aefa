'''
question = "q9"
misconception = "Writes every step into the caller's list."
hint = "Print the caller's theta after the call. Build a new list in every step."
'''
# %% q9
def fit(epoch_batches, gradient, theta, rate, epochs):
    for _ in range(epochs):
        for batch in epoch_batches():
            slopes = [gradient(x, y, theta) for x, y in batch]
            mean = [sum(column) / len(batch) for column in zip(*slopes)]
            theta[:] = [entry - rate * slope for entry, slope in zip(theta, mean)]
    return theta
