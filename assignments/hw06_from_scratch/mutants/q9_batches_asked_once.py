'''
question = "q9"
misconception = "Asks for the batches once and uses them in every epoch; a generator is empty by then."
hint = "When do you call epoch_batches? A generator can be gone through only once."
'''
# %% q9
def fit(epoch_batches, gradient, theta, rate, epochs):
    batches = epoch_batches()
    for _ in range(epochs):
        for batch in batches:
            slopes = [gradient(x, y, theta) for x, y in batch]
            mean = [sum(column) / len(batch) for column in zip(*slopes)]
            theta = [entry - rate * slope for entry, slope in zip(theta, mean)]
    return theta
