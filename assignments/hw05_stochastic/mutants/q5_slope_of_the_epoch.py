"""
question = "q5"
misconception = "Takes every gradient of an epoch at the guess with which the epoch began."
hint = "At which guess do you ask for the gradient? It should be the newest one, in every step."
"""


# %% q5
def stochastic_gradient_descent(df, X, y_obs, initial_guess, alpha, n, num_batches):
    guess = initial_guess
    guesses = [guess]
    losses = [np.mean((y_obs - X @ guess) ** 2)]
    while len(guesses) < n:
        order = np.random.permutation(len(X))
        first = guess
        for batch in np.array_split(order, num_batches):
            if len(guesses) == n:
                break
            guess = guess - alpha * df(first, batch)
            guesses.append(guess)
            losses.append(np.mean((y_obs - X @ guess) ** 2))
    return np.array(guesses), np.array(losses)
