"""
question = "q5"
misconception = "Leaves the initial guess out of the result."
hint = "The first guess of the result should be the initial one."
"""


# %% q5
def stochastic_gradient_descent(df, X, y_obs, initial_guess, alpha, n, num_batches):
    guess = initial_guess
    guesses, losses = [], []
    while len(guesses) < n:
        order = np.random.permutation(len(X))
        for batch in np.array_split(order, num_batches):
            if len(guesses) == n:
                break
            guess = guess - alpha * df(guess, batch)
            guesses.append(guess)
            losses.append(np.mean((y_obs - X @ guess) ** 2))
    return np.array(guesses), np.array(losses)
