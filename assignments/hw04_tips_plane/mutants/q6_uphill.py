'''
question = "q6"
misconception = "Steps along the gradient instead of against it."
hint = "The gradient points uphill. Which sign takes you down?"
'''
# %% q6
def gradient_descent(df, initial_guess, alpha, n):
    guesses = [initial_guess]
    while len(guesses) < n:
        guesses.append(guesses[-1] + alpha * df(guesses[-1]))
    return np.array(guesses)
