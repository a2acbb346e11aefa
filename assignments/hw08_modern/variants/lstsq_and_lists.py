'''
about = "lstsq, plain loops and lists."
'''
# %% q1
def minimum_norm_fit(Phi, y):
    weights, residuals, rank, singular_values = np.linalg.lstsq(Phi, y, rcond=None)
    return list(weights)
# %% q2
def error_curves(fit, basis, counts, x, y, x_test, y_test):
    def mse(guess, seen):
        total = 0.0
        for g, s in zip(guess, seen):
            total += (g - s) ** 2
        return total / len(seen)
    weights = [fit(basis(x, p), y) for p in counts]
    train_errors = [mse(basis(x, p) @ w, y) for p, w in zip(counts, weights)]
    test_errors = [mse(basis(x_test, p) @ w, y_test) for p, w in zip(counts, weights)]
    return [train_errors, test_errors]
# %% q3
def plot_double_descent(counts, train_errors, test_errors, n):
    fig = plt.figure()
    ax = fig.add_subplot()
    ax.semilogy(counts, [max(e, 1e-6) for e in train_errors], "o-", label="train")
    ax.semilogy(counts, [max(e, 1e-6) for e in test_errors], "s-", label="test")
    ax.axvline(n, label="n")
    ax.set(xlabel="p", ylabel="MSE", title="Double descent")
    ax.legend()
    return ax
# %% q4
statement_a, statement_b, statement_c, statement_d, statement_e = False, True, True, False, False
# %% q5
def sgd_fit(Phi, y, start, alpha, order):
    weights = [float(w) for w in start]
    for i in order:
        guess = 0.0
        for j in range(len(weights)):
            guess += Phi[i][j] * weights[j]
        error = guess - y[i]
        for j in range(len(weights)):
            weights[j] -= 2 * alpha * error * Phi[i][j]
    return weights
# %% q6
def landing_point(Phi, y, start):
    d = np.linalg.lstsq(Phi, y - Phi @ start, rcond=None)[0]
    return [s + step for s, step in zip(start, d)]
# %% q7
def bias_variance(predictions, truth):
    repeats, places = predictions.shape
    bias_total, variance_total = 0.0, 0.0
    for j in range(places):
        column = predictions[:, j]
        middle = sum(column) / repeats
        bias_total += (middle - truth[j]) ** 2
        variance_total += sum((v - middle) ** 2 for v in column) / repeats
    return [bias_total / places, variance_total / places]
# %% q9
def decompose(fit_predict, f, x, x_test, sigma, repeats, seed):
    rng = np.random.default_rng(seed)
    rows, squares = [], []
    for repeat in range(repeats):
        y = [v + rng.normal(0, sigma) for v in f(x)]
        row = fit_predict(x, np.array(y), x_test)
        rows.append(list(row))
        for v, p in zip(f(x_test), row):
            squares.append((v + rng.normal(0, sigma) - p) ** 2)
    columns = list(zip(*rows))
    means = [sum(c) / repeats for c in columns]
    bias2 = sum((m - t) ** 2 for m, t in zip(means, f(x_test))) / len(means)
    variance = sum(sum((v - m) ** 2 for v in c) / repeats for c, m in zip(columns, means)) / len(means)
    return [bias2, variance, sigma * sigma, sum(squares) / len(squares)]
