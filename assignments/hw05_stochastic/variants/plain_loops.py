"""
about = "Loops and plain lists, as in a first programming course."
"""


# %% q1
def mse_gradient_batch_only(theta, X, y_obs, batch_indices):
    total = [0.0] * len(theta)
    for i in batch_indices:
        predicted = 0.0
        for j in range(len(theta)):
            predicted += X[i][j] * theta[j]
        for j in range(len(theta)):
            total[j] += -2 * (y_obs[i] - predicted) * X[i][j]
    return [entry / len(batch_indices) for entry in total]


# %% q2
import random


def shuffled_batches(n_rows, num_batches):
    numbers = list(range(n_rows))
    random.shuffle(numbers)
    hands = []
    for k in range(num_batches):
        hands.append(numbers[k::num_batches])
    return hands


# %% q3
wrong_way = {1: 0, 8: 0, 32: 0}
for size in wrong_way:
    for draw in range(1000):
        batch = random.sample(range(244), size)
        a = b = 0.0
        for row in batch:
            a += row_gradients[row][0]
            b += row_gradients[row][1]
        if a * full_gradient[0] + b * full_gradient[1] < 0:
            wrong_way[size] += 1 / 1000


# %% q4
def count_updates(n_rows, batch_size, epochs):
    updates = 0
    for epoch in range(epochs):
        read = 0
        while read < n_rows:
            read += batch_size
            updates += 1
    return updates


# %% q5
def stochastic_gradient_descent(df, X, y_obs, initial_guess, alpha, n, num_batches):
    guesses = [[float(entry) for entry in initial_guess]]
    while True:
        for batch in np.array_split(np.random.permutation(len(X)), num_batches):
            if len(guesses) >= n:
                losses = []
                for guess in guesses:
                    losses.append(float(mse_loss(np.array(guess), X, y_obs)))
                return guesses, losses
            slope = df(np.array(guesses[-1]), batch)
            guesses.append([entry - alpha * change for entry, change in zip(guesses[-1], slope)])


# %% q6
def combine_gradients(gradients, sizes):
    total = [0] * len(gradients[0])
    for gradient, size in zip(gradients, sizes):
        for j in range(len(total)):
            total[j] += size * gradient[j]
    return [entry / sum(sizes) for entry in total]


# %% q7
def plot_losses(paths):
    plt.figure()
    for label in paths:
        losses = paths[label][0]
        rows = []
        for k in range(len(losses)):
            rows.append(k * paths[label][1])
        plt.plot(rows, losses, label=label)
    plt.xlabel("rows read")
    plt.ylabel("loss")
    plt.legend()
    return plt.gca()
