'''
question = "q6"
misconception = "Appends with np.append, which flattens the rows into one long array."
hint = "np.append without an axis makes one long row of everything. Collect the guesses in a list."
'''
# %% q6
def gradient_descent(df, initial_guess, alpha, n):
    guess = initial_guess
    guesses = np.array([guess])
    for _ in range(n - 1):
        guess = guess - alpha * df(guess)
        guesses = np.append(guesses, guess)
    return guesses
