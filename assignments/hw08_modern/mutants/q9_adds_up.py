'''
question = "q9"
misconception = "Adds the three parts instead of measuring the loss."
hint = "If you add them up, the experiment cannot confirm the theorem. Measure the loss."
'''
# %% q9
def decompose(fit_predict, f, x, x_test, sigma, repeats, seed):
    rng = np.random.default_rng(seed)
    seen, truth = f(x), f(x_test)
    predictions, losses = [], []
    for _ in range(repeats):
        y = seen + rng.normal(0, sigma, len(x))
        predictions.append(fit_predict(x, y, x_test))
        new = truth + rng.normal(0, sigma, len(x_test))
        losses.append(np.mean((new - predictions[-1]) ** 2))
    predictions = np.array(predictions)
    average = predictions.mean(axis=0)
    bias = np.mean((average - truth) ** 2)
    variance = np.mean(predictions.var(axis=0))
    return bias, variance, sigma**2, bias + variance + sigma**2
