'''
question = "q9"
misconception = "Steps along the gradient."
hint = "The gradient points uphill. Which sign takes you down?"
'''
# %% q9
def fit(epoch_batches, gradient, theta, rate, epochs):
    for _ in range(epochs):
        for batch in epoch_batches():
            slopes = [gradient(x, y, theta) for x, y in batch]
            mean = [sum(column) / len(batch) for column in zip(*slopes)]
            theta = [entry + rate * slope for entry, slope in zip(theta, mean)]
    return theta
