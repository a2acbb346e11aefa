"""
question = "q5"
misconception = "Always finishes the epoch and so returns more than n guesses."
hint = "n may fall in the middle of an epoch. Does your inner loop stop there?"
"""


# %% q5
def stochastic_gradient_descent(df, X, y_obs, initial_guess, alpha, n, num_batches):
    guess = initial_guess
    guesses = [guess]
    losses = [np.mean((y_obs - X @ guess) ** 2)]
    while len(guesses) < n:
        order = np.random.permutation(len(X))
        for batch in np.array_split(order, num_batches):
            guess = guess - alpha * df(guess, batch)
            guesses.append(guess)
            losses.append(np.mean((y_obs - X @ guess) ** 2))
    return np.array(guesses), np.array(losses)
