'''
question = "q6"
misconception = "Waits for the list of guesses to grow and never appends to it."
hint = "Your loop waits for a list to become long enough. What makes it longer?"
'''
# %% q6
def gradient_descent(df, initial_guess, alpha, n):
    guesses = [initial_guess]
    current_guess = initial_guess
    while len(guesses) < n:
        current_guess = current_guess - alpha * df(current_guess)
    return np.array(guesses)
