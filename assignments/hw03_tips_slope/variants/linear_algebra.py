'''
about = "Dot products and NumPy results throughout."
'''
# %% q1
def mse_loss(theta_1, x, y_obs):
    errors = np.asarray(y_obs, dtype=float) - theta_1 * np.asarray(x, dtype=float)
    return errors @ errors / errors.size


# %% q2
import functools

def fix_data(f, x, y_obs):
    return functools.partial(_swapped, f, x, y_obs)

def _swapped(f, x, y_obs, theta):
    return f(theta, x, y_obs)


# %% q3
def best_guess(loss, thetas):
    table = np.array([[theta, loss(theta)] for theta in thetas], dtype=float)
    return table[table[:, 1].argmin()]


# %% q5
def mse_loss_derivative(theta_1, x, y_obs):
    x, y_obs = np.asarray(x, dtype=float), np.asarray(y_obs, dtype=float)
    return 2 / x.size * (theta_1 * (x @ x) - x @ y_obs)


# %% q6
def fit_slope(derivative, x, y_obs, initial_guess, alpha, n):
    path = np.empty(n)
    path[0] = initial_guess
    for t in range(1, n):
        path[t] = path[t - 1] - alpha * derivative(path[t - 1], x, y_obs)
    return path


# %% q7
def plot_path(loss, guesses):
    guesses = np.asarray(guesses, dtype=float)
    figure = plt.figure()
    axes = figure.add_subplot()
    thetas = np.linspace(guesses.min() - 0.1, guesses.max() + 0.1, 300)
    axes.plot(thetas, np.vectorize(loss, otypes=[float])(thetas))
    axes.plot(guesses, np.vectorize(loss, otypes=[float])(guesses), "o--")
    axes.set_xlabel(r"$\theta_1$")
    axes.set_ylabel(r"$L(\theta_1)$")
    return axes


# %% q8
def largest_alpha(x):
    x = np.asarray(x, dtype=float)
    return x.size / (x @ x)


# %% q9
def best_slope(x, y_obs):
    X = np.asarray(x, dtype=float).reshape(-1, 1)
    return np.linalg.lstsq(X, np.asarray(y_obs, dtype=float))[0][0]
