"""
question = "q5"
misconception = "Steps along the gradient instead of against it."
hint = "The gradient points uphill. Which sign takes you down?"
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
            guess = guess + alpha * df(guess, batch)
            guesses.append(guess)
            losses.append(np.mean((y_obs - X @ guess) ** 2))
    return np.array(guesses), np.array(losses)
