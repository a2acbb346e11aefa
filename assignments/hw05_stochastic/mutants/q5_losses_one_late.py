"""
question = "q5"
misconception = "Records the loss of the guess before the step, so each loss belongs to the guess before."
hint = "Each loss should belong to the guess in the same place. Do you measure it before or after the step?"
"""


# %% q5
def stochastic_gradient_descent(df, X, y_obs, initial_guess, alpha, n, num_batches):
    guess = initial_guess
    guesses = [guess]
    losses = [np.mean((y_obs - X @ guess) ** 2)]
    while len(guesses) < n:
        order = np.random.permutation(len(X))
        for batch in np.array_split(order, num_batches):
            if len(guesses) == n:
                break
            losses.append(np.mean((y_obs - X @ guess) ** 2))
            guess = guess - alpha * df(guess, batch)
            guesses.append(guess)
    return np.array(guesses), np.array(losses)
