"""
question = "q5"
misconception = "Changes one array in place and stores it again and again, so all the guesses are the last one."
hint = "Are all your rows the same? guess -= step changes the array that you stored; guess = guess - step makes a new one."
"""


# %% q5
def stochastic_gradient_descent(df, X, y_obs, initial_guess, alpha, n, num_batches):
    guess = np.array(initial_guess, dtype=float)
    guesses = [guess]
    losses = [np.mean((y_obs - X @ guess) ** 2)]
    while len(guesses) < n:
        order = np.random.permutation(len(X))
        for batch in np.array_split(order, num_batches):
            if len(guesses) == n:
                break
            guess -= alpha * df(guess, batch)
            guesses.append(guess)
            losses.append(np.mean((y_obs - X @ guess) ** 2))
    return np.array(guesses), np.array(losses)
