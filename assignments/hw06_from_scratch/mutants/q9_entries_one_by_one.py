'''
question = "q9"
misconception = "Changes the entries of theta one after the other, so that the second uses the new first."
hint = "All entries of a step use the same old theta. Do yours?"
'''
# %% q9
def fit(epoch_batches, gradient, theta, rate, epochs):
    for _ in range(epochs):
        for batch in epoch_batches():
            theta = list(theta)
            for j in range(len(theta)):
                theta[j] -= rate * sum(gradient(x, y, theta)[j] for x, y in batch) / len(batch)
    return theta
