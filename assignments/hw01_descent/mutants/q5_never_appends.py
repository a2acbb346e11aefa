'''
question = "q5"
misconception = "Waits in a while loop for a list that nothing is appended to."
hint = "Your loop never ends. What in it makes the list longer?"
'''
# %% q5
def gradient_descent(df, initial_guess, alpha, n):
    guesses = [initial_guess]
    guess = initial_guess
    while len(guesses) < n:
        guess = guess - alpha * df(guess)
    return np.array(guesses)
