'''
about = "Leaves the work to scikit-learn and SciPy where the text allows it."
'''
# %% q1
from sklearn.metrics import mean_squared_error

def mse_loss(theta_1, x, y_obs):
    return mean_squared_error(y_obs, theta_1 * x)


# %% q2
class fix_data:
    def __init__(self, f, x, y_obs):
        self.f, self.x, self.y_obs = f, x, y_obs

    def __call__(self, theta):
        return self.f(theta, self.x, self.y_obs)


# %% q3
def best_guess(loss, thetas):
    return min(((theta, loss(theta)) for theta in thetas), key=lambda pair: pair[1])


# %% q5
def mse_loss_derivative(theta_1, x, y_obs):
    return 2 * np.average((theta_1 * x - y_obs) * x)


# %% q6
from itertools import accumulate

def fit_slope(derivative, x, y_obs, initial_guess, alpha, n):
    step = lambda theta, _: theta - alpha * derivative(theta, x, y_obs)
    return np.fromiter(accumulate(range(n - 1), step, initial=initial_guess), dtype=float)


# %% q7
import seaborn as sns

def plot_path(loss, guesses):
    plt.figure()
    thetas = np.linspace(min(guesses), max(guesses), 80)
    axes = sns.lineplot(x=thetas, y=[loss(theta) for theta in thetas])
    sns.scatterplot(x=list(guesses), y=[loss(guess) for guess in guesses], ax=axes, color="crimson")
    axes.set_xlabel("theta")
    axes.set_ylabel("mean squared error")
    return axes


# %% q8
def largest_alpha(x):
    return 2 / np.average(2 * np.square(x))


# %% q9
from sklearn.linear_model import LinearRegression

def best_slope(x, y_obs):
    column = np.asarray(x).reshape(-1, 1)
    return LinearRegression(fit_intercept=False).fit(column, np.asarray(y_obs)).coef_[0]
