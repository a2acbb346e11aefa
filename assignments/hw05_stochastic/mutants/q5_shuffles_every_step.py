"""
question = "q5"
misconception = "Draws a new permutation for every step, so an epoch does not read every row."
hint = "Shuffle once per epoch, and then use all the batches of that shuffle."
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
            batch = np.array_split(np.random.permutation(len(X)), num_batches)[0]
            guess = guess - alpha * df(guess, batch)
            guesses.append(guess)
            losses.append(np.mean((y_obs - X @ guess) ** 2))
    return np.array(guesses), np.array(losses)
