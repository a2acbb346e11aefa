'''
question = "q9"
misconception = "Draws the noise of the test observations only once."
hint = "The new observations must be new in every repetition."
'''
# %% q9
def decompose(fit_predict, f, x, x_test, sigma, repeats, seed):
    rng = np.random.default_rng(seed)
    new = f(x_test) + rng.normal(0, sigma, len(x_test))
    seen, truth = f(x), f(x_test)
    predictions, losses = [], []
    for _ in range(repeats):
        y = seen + rng.normal(0, sigma, len(x))
        predictions.append(fit_predict(x, y, x_test))
        losses.append(np.mean((new - predictions[-1]) ** 2))
    predictions = np.array(predictions)
    average = predictions.mean(axis=0)
    bias = np.mean((average - truth) ** 2)
    variance = np.mean(predictions.var(axis=0))
    return bias, variance, sigma**2, np.mean(losses)
