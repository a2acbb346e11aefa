'''
question = "q9"
misconception = "Takes the noise from NumPy's global generator."
hint = "Run it twice with the same seed: are the numbers the same?"
'''
# %% q9
def decompose(fit_predict, f, x, x_test, sigma, repeats, seed):
    seen, truth = f(x), f(x_test)
    predictions, losses = [], []
    for _ in range(repeats):
        y = seen + np.random.normal(0, sigma, len(x))
        predictions.append(fit_predict(x, y, x_test))
        new = truth + np.random.normal(0, sigma, len(x_test))
        losses.append(np.mean((new - predictions[-1]) ** 2))
    predictions = np.array(predictions)
    average = predictions.mean(axis=0)
    bias = np.mean((average - truth) ** 2)
    variance = np.mean(predictions.var(axis=0))
    return bias, variance, sigma**2, np.mean(losses)
