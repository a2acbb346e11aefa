'''
question = "q6"
misconception = "Copies every guess but moves the caller's own array."
hint = "np.asarray does not copy an array of floats. The start that you move is still the caller's."
'''
# %% q6
def gradient_descent(df, initial_guess, alpha, n):
    guess = np.asarray(initial_guess, dtype=float)
    guesses = [guess.copy()]
    while len(guesses) < n:
        guess -= alpha * np.asarray(df(guess))
        guesses.append(guess.copy())
    return np.array(guesses)
