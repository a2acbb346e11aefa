'''
question = "q9"
misconception = "Uses the line's gradient whatever is handed in."
hint = "Does your function use the gradient that is handed in?"
'''
# %% q9
def fit(epoch_batches, gradient, theta, rate, epochs):
    for _ in range(epochs):
        for batch in epoch_batches():
            slopes = [[2 * (theta[0] * x + theta[-1] - y) * x, 2 * (theta[0] * x + theta[-1] - y)] for x, y in batch]
            mean = [sum(column) / len(batch) for column in zip(*slopes)]
            theta = [entry - rate * slope for entry, slope in zip(theta, mean)]
    return theta
