'''
about = "Series and frames wherever they fit."
'''
# %% q1
import pandas as pd

def mse_loss(theta_1, x, y_obs):
    return pd.Series(theta_1 * x - y_obs).pow(2).mean()


# %% q3
import pandas as pd

def best_guess(loss, thetas):
    losses = pd.Series([loss(theta) for theta in thetas], index=list(thetas))
    return losses.idxmin(), losses.min()


# %% q5
import pandas as pd

def mse_loss_derivative(theta_1, x, y_obs):
    frame = pd.DataFrame({"x": x, "error": theta_1 * x - y_obs})
    return (2 * frame["error"] * frame["x"]).mean()


# %% q6
import pandas as pd

def fit_slope(derivative, x, y_obs, initial_guess, alpha, n):
    return pd.Series(gradient_descent(fix_data(derivative, x, y_obs), initial_guess, alpha, n))


# %% q7
import pandas as pd

def plot_path(loss, guesses):
    thetas = np.linspace(min(guesses), max(guesses), 60)
    axes = pd.Series([loss(theta) for theta in thetas], index=thetas).plot(ax=plt.subplots()[1], label="loss")
    frame = pd.DataFrame({"guess": guesses, "loss": [loss(guess) for guess in guesses]})
    frame.plot.scatter("guess", "loss", ax=axes)
    return axes


# %% q8
import pandas as pd

def largest_alpha(x):
    return 1 / pd.Series(x).pow(2).mean()


# %% q9
import pandas as pd

def best_slope(x, y_obs):
    return pd.Series(x * y_obs).sum() / pd.Series(x * x).sum()
