'''
about = "The singular value decomposition, everything at once in arrays."
'''
# %% q1
def minimum_norm_fit(Phi, y):
    U, s, Vt = np.linalg.svd(Phi, full_matrices=False)
    keep = s > 1e-10 * s.max()
    return Vt[keep].T @ ((U[:, keep].T @ y) / s[keep])
# %% q2
def error_curves(fit, basis, counts, x, y, x_test, y_test):
    errors = np.empty((2, len(counts)))
    for column, p in enumerate(counts):
        theta = np.asarray(fit(basis(x, p), y))
        for row, (places, seen) in enumerate([(x, y), (x_test, y_test)]):
            residual = basis(places, p) @ theta - seen
            errors[row, column] = residual @ residual / len(seen)
    return errors
# %% q3
def plot_double_descent(counts, train_errors, test_errors, n):
    plt.figure(figsize=(7, 4))
    plt.axvline(n, color="k")
    plt.plot(counts, np.clip(test_errors, 1e-6, None), label="test")
    plt.plot(counts, np.clip(train_errors, 1e-6, None), label="training")
    plt.yscale("log")
    plt.xlabel("number of basis functions")
    plt.ylabel("error")
    plt.legend()
    return plt.gca()
# %% q5
def sgd_fit(Phi, y, start, alpha, order):
    theta = np.array(start, dtype=float)
    for row, target in zip(Phi[np.asarray(order)], y[np.asarray(order)]):
        theta += 2 * alpha * (target - np.dot(row, theta)) * row
    return theta
# %% q6
def landing_point(Phi, y, start):
    inverse = np.linalg.pinv(Phi)
    return inverse @ y + (np.eye(len(start)) - inverse @ Phi) @ start
# %% q7
def bias_variance(predictions, truth):
    return np.array([((predictions.mean(0) - truth) ** 2).mean(), predictions.var(0).mean()])
# %% q9
def decompose(fit_predict, f, x, x_test, sigma, repeats, seed):
    rng = np.random.default_rng(seed)
    noise = rng.normal(scale=sigma, size=(repeats, len(x)))
    new_noise = rng.normal(scale=sigma, size=(repeats, len(x_test)))
    predictions = np.array([fit_predict(x, f(x) + row, x_test) for row in noise])
    truth = f(x_test)
    return np.array([
        np.mean((predictions.mean(0) - truth) ** 2),
        predictions.var(0).mean(),
        sigma**2,
        np.mean((truth + new_noise - predictions) ** 2),
    ])
