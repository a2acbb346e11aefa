'''
about = "Everything as matrices and vectors."
'''
# %% q2
def cost(theta_0, theta_1, x, y):
    X = np.c_[np.ones(len(x)), x]
    r = X @ [theta_0, theta_1] - y
    return 0.5 * (r @ r) / len(r)
# %% q4
def cost_gradient(theta_0, theta_1, x, y):
    X = np.column_stack((np.ones_like(x), x))
    return X.T @ (X @ np.array([theta_0, theta_1]) - y) / x.size
# %% q5
def simultaneous_update(theta_0, theta_1, d_0, d_1, alpha):
    theta = np.array([theta_0, theta_1], dtype=float)
    return theta - alpha * np.array([d(theta_0, theta_1) for d in (d_0, d_1)])

at_local_minimum = "d"
# %% q6
def descend(gradient, theta, alpha, tolerance=0.0001, max_steps=10000):
    path = np.empty((max_steps + 1, theta.size))
    path[0] = theta
    for t in range(max_steps):
        path[t + 1] = path[t] - alpha * np.asarray(gradient(path[t]))
        if np.abs(path[t + 1] - path[t]).max() <= tolerance:
            return path[: t + 2]
    return path
# %% q7
def plot_rates(cost_of, gradient, theta, alphas, n):
    alphas = list(alphas)
    paths = np.empty((len(alphas), n, len(theta)))
    paths[:, 0] = theta
    for row, alpha in zip(paths, alphas):
        for k in range(n - 1):
            row[k + 1] = row[k] - alpha * gradient(row[k])
    plt.figure()
    for row, alpha in zip(paths, alphas):
        plt.semilogy(np.arange(n), np.array([cost_of(place) for place in row]), label=rf"$\\alpha = {alpha}$")
    plt.xlabel("step")
    plt.ylabel("cost")
    plt.legend()
    return plt.gca()
# %% q8
def momentum(gradient, theta, alpha, beta, n):
    path = np.tile(np.asarray(theta, dtype=float), (n, 1))
    v = np.zeros_like(path[0])
    for t in range(n - 1):
        v *= beta
        v += gradient(path[t])
        path[t + 1] = path[t] - alpha * v
    return path

def adam(gradient, theta, alpha, n, beta_1=0.9, beta_2=0.999, epsilon=1e-8):
    path = np.tile(np.asarray(theta, dtype=float), (n, 1))
    m = np.zeros_like(path[0])
    s = np.zeros_like(path[0])
    for t in range(n - 1):
        g = gradient(path[t])
        m += (1 - beta_1) * (g - m)
        s += (1 - beta_2) * (g * g - s)
        root = np.sqrt(s / (1 - np.power(beta_2, t + 1)))
        path[t + 1] = path[t] - alpha / (1 - np.power(beta_1, t + 1)) * m / (root + epsilon)
    return path
# %% q9
def linear_rate(t, steps, first, last):
    return np.interp(t, [0, steps], [first, last])

def cosine_rate(t, steps, first, last):
    angle = np.clip(np.pi * np.asarray(t) / steps, 0, np.pi)
    return last + (first - last) * np.cos(angle / 2) ** 2
