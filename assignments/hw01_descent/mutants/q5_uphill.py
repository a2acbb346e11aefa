'''
question = "q5"
misconception = "Steps along the gradient instead of against it."
hint = "The slope points uphill. Which sign takes you down?"
'''
# %% q5
def gradient_descent(df, initial_guess, alpha, n):
    guesses = [initial_guess]
    for _ in range(n - 1):
        guesses.append(guesses[-1] + alpha * df(guesses[-1]))
    return np.array(guesses)
