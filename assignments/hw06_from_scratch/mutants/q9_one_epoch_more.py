'''
question = "q9"
misconception = "Takes one epoch too many."
hint = "How many epochs does your loop have when epochs is 0?"
'''
# %% q9
def fit(epoch_batches, gradient, theta, rate, epochs):
    for _ in range(max(1, epochs)):
        for batch in epoch_batches():
            slopes = [gradient(x, y, theta) for x, y in batch]
            mean = [sum(column) / len(batch) for column in zip(*slopes)]
            theta = [entry - rate * slope for entry, slope in zip(theta, mean)]
    return theta
