'''
question = "q9"
misconception = "Makes the generator anew in every round."
hint = "Every repetition sees the same noise. What is the variance of a hundred equal predictions?"
'''
# %% q9
def decompose(fit_predict, f, x, x_test, sigma, repeats, seed):
    seen, truth = f(x), f(x_test)
    predictions, losses = [], []
    for _ in range(repeats):
        rng = np.random.default_rng(seed)
        y = seen + rng.normal(0, sigma, len(x))
        predictions.append(fit_predict(x, y, x_test))
        new = truth + rng.normal(0, sigma, len(x_test))
        losses.append(np.mean((new - predictions[-1]) ** 2))
    predictions = np.array(predictions)
    average = predictions.mean(axis=0)
    bias = np.mean((average - truth) ** 2)
    variance = np.mean(predictions.var(axis=0))
    return bias, variance, sigma**2, np.mean(losses)
