"""
question = "q5"
misconception = "Stores copies but steps in place on the caller's own array."
hint = "Does the caller's initial guess survive the call? guess -= step changes it."
"""


# %% q5
def stochastic_gradient_descent(df, X, y_obs, initial_guess, alpha, n, num_batches):
    guess = initial_guess
    guesses = [guess.copy()]
    losses = [np.mean((y_obs - X @ guess) ** 2)]
    while len(guesses) < n:
        order = np.random.permutation(len(X))
        for batch in np.array_split(order, num_batches):
            if len(guesses) == n:
                break
            guess -= alpha * df(guess, batch)
            guesses.append(guess.copy())
            losses.append(np.mean((y_obs - X @ guess) ** 2))
    return np.array(guesses), np.array(losses)
