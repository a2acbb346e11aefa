"""
about = "The modern random generator, generators and recursion where others loop."
"""


# %% q1
def mse_gradient_batch_only(theta, X, y_obs, batch_indices):
    small, seen = np.take(X, batch_indices, axis=0), np.take(y_obs, batch_indices)
    residuals = small @ theta - seen
    return np.mean(2 * residuals[:, np.newaxis] * small, axis=0)


# %% q2
dealer = np.random.default_rng()


def shuffled_batches(n_rows, num_batches):
    cards = np.arange(n_rows)
    dealer.shuffle(cards)
    edges = [n_rows * k // num_batches for k in range(num_batches + 1)]
    return [cards[a:b].tolist() for a, b in zip(edges, edges[1:])]


# %% q3
def share(size, draws=1000):
    chosen = np.array([dealer.permutation(244)[:size] for _ in range(draws)])
    return np.mean(row_gradients[chosen].mean(axis=1) @ full_gradient < 0)


wrong_way = {size: share(size) for size in (32, 8, 1)}


# %% q4
count_updates = lambda n_rows, batch_size, epochs: -(-n_rows // batch_size) * epochs


# %% q5
from itertools import islice


def walk(df, n_rows, guess, alpha, num_batches):
    yield guess
    while True:
        for batch in np.array_split(dealer.permutation(n_rows), num_batches):
            guess = guess - alpha * np.asarray(df(guess, batch))
            yield guess


def stochastic_gradient_descent(df, X, y_obs, initial_guess, alpha, n, num_batches):
    guesses = np.array(list(islice(walk(df, len(X), initial_guess, alpha, num_batches), n)))
    return guesses, ((y_obs - guesses @ X.T) ** 2).mean(axis=1)


# %% q6
def combine_gradients(gradients, sizes):
    return np.array(sizes) @ np.array(gradients) / np.sum(sizes)


# %% q7
def plot_losses(paths):
    axes = plt.figure(figsize=(9, 4)).add_subplot()
    for label, (losses, size) in paths.items():
        axes.plot(np.linspace(0, size * (len(losses) - 1), len(losses)), losses, ".-")
    axes.legend(list(paths))
    axes.set(xlabel="rows read", ylabel="loss")
    return axes
