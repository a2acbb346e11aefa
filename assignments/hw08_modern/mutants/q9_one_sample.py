'''
question = "q9"
misconception = "Draws the training observations once, before the loop."
hint = "A repetition means new training noise and a new fit."
'''
# %% q9
def decompose(fit_predict, f, x, x_test, sigma, repeats, seed):
    rng = np.random.default_rng(seed)
    y = f(x) + rng.normal(0, sigma, len(x))
    seen, truth = f(x), f(x_test)
    predictions, losses = [], []
    for _ in range(repeats):
        predictions.append(fit_predict(x, y, x_test))
        new = truth + rng.normal(0, sigma, len(x_test))
        losses.append(np.mean((new - predictions[-1]) ** 2))
    predictions = np.array(predictions)
    average = predictions.mean(axis=0)
    bias = np.mean((average - truth) ** 2)
    variance = np.mean(predictions.var(axis=0))
    return bias, variance, sigma**2, np.mean(losses)
