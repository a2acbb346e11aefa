"""
about = "Frames and series inside, arrays and lists outside."
"""

# %% q1
import pandas as pd


def mse_gradient_batch_only(theta, X, y_obs, batch_indices):
    frame = pd.DataFrame(X).iloc[list(batch_indices)]
    error = pd.Series(y_obs).iloc[list(batch_indices)] - frame.dot(np.asarray(theta))
    return frame.mul(-2 * error, axis=0).mean().to_numpy()


# %% q2
def shuffled_batches(n_rows, num_batches):
    order = pd.Series(range(n_rows)).sample(frac=1).to_numpy()
    return [part.tolist() for part in np.array_split(order, num_batches)]


# %% q3
gradients = pd.DataFrame(row_gradients)
wrong_way = {}
for size in [1, 8, 32]:
    signs = [gradients.sample(size).mean().dot(full_gradient) < 0 for _ in range(1000)]
    wrong_way[size] = float(pd.Series(signs).mean())


# %% q4
import math


def count_updates(n_rows, batch_size, epochs):
    return math.ceil(n_rows / batch_size) * epochs


# %% q5
def stochastic_gradient_descent(df, X, y_obs, initial_guess, alpha, n, num_batches):
    history = [(initial_guess.copy(), mse_loss(initial_guess, X, y_obs))]
    waiting = []
    for _ in range(n - 1):
        if not waiting:
            waiting = list(np.array_split(np.random.permutation(len(y_obs)), num_batches))
        newest = history[-1][0]
        newest = newest - alpha * df(newest, waiting.pop(0))
        history.append((newest, mse_loss(newest, X, y_obs)))
    frame = pd.DataFrame(history, columns=["guess", "loss"])
    return np.stack(frame["guess"].to_list()), frame["loss"].to_numpy()


# %% q6
def combine_gradients(gradients, sizes):
    frame = pd.DataFrame(gradients)
    return (frame.mul(sizes, axis=0).sum() / sum(sizes)).tolist()


# %% q7
def plot_losses(paths):
    figure, axes = plt.subplots()
    for label, (losses, size) in paths.items():
        pd.Series(losses, index=np.arange(len(losses)) * size).plot(ax=axes, label=label)
    axes.set_xlabel("rows read")
    axes.set_ylabel("loss")
    axes.legend()
    return axes
