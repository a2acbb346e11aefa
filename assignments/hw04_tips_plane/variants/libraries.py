'''
about = "Leaves the work to SciPy and scikit-learn where the text allows it; results as lists or Series."
'''
# %% q1
def add_bias(x):
    return np.insert(np.asarray(x, dtype=float)[:, None], 0, 1, axis=1)


# %% q2
from sklearn.metrics import mean_squared_error

def mse_loss(theta, X, y_obs):
    return mean_squared_error(y_obs, X @ theta)


# %% q3
from itertools import product

def best_on_grid(loss, theta_0s, theta_1s):
    value, theta_0, theta_1 = min((loss(np.array(pair)), *pair) for pair in product(theta_0s, theta_1s))
    return theta_0, theta_1, value


# %% q5
def mse_gradient(theta, X, y_obs):
    X, y_obs = np.asarray(X), np.asarray(y_obs)
    return np.array([np.average(-2 * (y_obs - X @ theta) * column) for column in X.T])


# %% q6
from itertools import accumulate

def gradient_descent(df, initial_guess, alpha, n):
    return np.array(list(accumulate(range(n - 1), lambda guess, _: guess - alpha * df(guess), initial=initial_guess)))


# %% q7
import seaborn as sns

def plot_descent(loss, trajectory):
    sns.set_style("whitegrid")
    corners = np.array([trajectory.min(axis=0), trajectory.max(axis=0)])
    us, vs = (np.linspace(*corners[:, k], 50) for k in (0, 1))
    figure, axes = plt.subplots()
    drawn = axes.contour(us, vs, np.array([[loss(np.array([u, v])) for u in us] for v in vs]), 25)
    axes.clabel(drawn)
    axes.plot(trajectory[:, 0], trajectory[:, 1], marker="x", label="path")
    axes.plot(*trajectory[-1], "r*", label="end")
    axes.legend()
    axes.set_xlabel("theta_0")
    axes.set_ylabel("theta_1")
    return axes


# %% q8
import scipy.linalg

def ols(X, y_obs):
    return scipy.linalg.lstsq(np.asarray(X), np.asarray(y_obs))[0].tolist()
