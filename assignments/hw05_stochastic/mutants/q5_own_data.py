"""
question = "q5"
misconception = "Measures the losses on the table of the notebook instead of the one that was handed in."
hint = "Your function gets X and y_obs. Does it use them, or the ones of the notebook under another name?"
"""

# %% q5
notebook_X, notebook_y = X, y_obs


def stochastic_gradient_descent(df, X, y_obs, initial_guess, alpha, n, num_batches):
    guess = initial_guess
    guesses = [guess]
    losses = [np.mean((y_obs - X @ guess) ** 2)]
    while len(guesses) < n:
        order = np.random.permutation(len(X))
        for batch in np.array_split(order, num_batches):
            if len(guesses) == n:
                break
            guess = guess - alpha * df(guess, batch)
            guesses.append(guess)
            losses.append(np.mean((notebook_y - notebook_X[:, : len(guess)] @ guess[:2]) ** 2))
    return np.array(guesses), np.array(losses)
