"""
question = "q5"
misconception = "Shuffles once, before the first epoch, and uses the same batches for ever."
hint = "When do you shuffle? It should happen at the start of every epoch."
"""


# %% q5
def stochastic_gradient_descent(df, X, y_obs, initial_guess, alpha, n, num_batches):
    guess = initial_guess
    guesses = [guess]
    losses = [np.mean((y_obs - X @ guess) ** 2)]
    order = np.random.permutation(len(X))
    while len(guesses) < n:
        for batch in np.array_split(order, num_batches):
            if len(guesses) == n:
                break
            guess = guess - alpha * df(guess, batch)
            guesses.append(guess)
            losses.append(np.mean((y_obs - X @ guess) ** 2))
    return np.array(guesses), np.array(losses)
