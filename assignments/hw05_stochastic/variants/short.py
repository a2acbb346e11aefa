"""
about = "As short as it gets, each answer standing on those before it."
"""


# %% q1
def mse_gradient_batch_only(theta, X, y_obs, rows):
    return np.mean([-2 * (y_obs[i] - X[i] @ theta) * X[i] for i in rows], axis=0)


# %% q2
shuffled_batches = lambda n_rows, k: np.array_split(np.random.choice(n_rows, n_rows, replace=False), k)


# %% q3
wrong_way = {
    size: sum(row_gradients[np.random.permutation(244)[:size]].sum(axis=0) @ full_gradient < 0 for _ in range(1000))
    / 1000
    for size in (1, 8, 32)
}


# %% q4
def count_updates(n_rows, batch_size, epochs):
    return len(range(0, n_rows, batch_size)) * epochs


# %% q5
def stochastic_gradient_descent(df, X, y_obs, initial_guess, alpha, n, num_batches):
    path = [initial_guess]
    while len(path) < n:
        for batch in shuffled_batches(len(X), num_batches):
            path.append(path[-1] - alpha * df(path[-1], batch))
    path = path[:n]
    return path, [mse_loss(guess, X, y_obs) for guess in path]


# %% q6
combine_gradients = lambda gradients, sizes: sum(np.multiply(g, s) for g, s in zip(gradients, sizes)) / sum(sizes)
