'''
question = "q9"
misconception = "Steps by the sum of the rows' gradients instead of their mean."
hint = "Large batches make your steps larger. What is the mean of the gradients?"
'''
# %% q9
def fit(epoch_batches, gradient, theta, rate, epochs):
    for _ in range(epochs):
        for batch in epoch_batches():
            slopes = [gradient(x, y, theta) for x, y in batch]
            mean = [sum(column) for column in zip(*slopes)]
            theta = [entry - rate * slope for entry, slope in zip(theta, mean)]
    return theta
