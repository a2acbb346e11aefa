'''
question = "q5"
misconception = "Updates the guess in place, and with it the caller's vector and every row of the result."
hint = "x -= step changes the vector itself, wherever it is stored. x = x - step makes a new one."
'''
# %% q5
def gradient_descent(df, initial_guess, alpha, n):
    guess = initial_guess
    guesses = [guess]
    for _ in range(n - 1):
        guess -= alpha * df(guess)
        guesses.append(guess)
    return np.array(guesses)
