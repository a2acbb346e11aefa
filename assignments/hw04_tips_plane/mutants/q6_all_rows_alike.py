'''
question = "q6"
misconception = "Overwrites one array in every step, so that all the rows are the last guess."
hint = "Every entry of your list is the same array. guess = guess - … makes a new one."
'''
# %% q6
def gradient_descent(df, initial_guess, alpha, n):
    guess = initial_guess
    guesses = [guess]
    while len(guesses) < n:
        guess -= alpha * df(guess)
        guesses.append(guess)
    return np.array(guesses)
