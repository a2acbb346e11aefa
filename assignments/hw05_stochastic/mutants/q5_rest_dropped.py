"""
question = "q5"
misconception = "Cuts equal batches by hand and drops the remaining rows."
hint = "Which rows does your epoch read when the number of rows is not a multiple of the number of batches?"
"""


# %% q5
def stochastic_gradient_descent(df, X, y_obs, initial_guess, alpha, n, num_batches):
    guess = initial_guess
    guesses = [guess]
    losses = [np.mean((y_obs - X @ guess) ** 2)]
    while len(guesses) < n:
        order = np.random.permutation(len(X))
        for batch in order[: len(X) // num_batches * num_batches].reshape(num_batches, -1):
            if len(guesses) == n:
                break
            guess = guess - alpha * df(guess, batch)
            guesses.append(guess)
            losses.append(np.mean((y_obs - X @ guess) ** 2))
    return np.array(guesses), np.array(losses)
