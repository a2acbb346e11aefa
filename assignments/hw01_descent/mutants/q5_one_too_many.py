'''
question = "q5"
misconception = "Takes n steps, which makes n + 1 guesses."
hint = "The initial guess counts as a guess. How many steps are left?"
'''
# %% q5
def gradient_descent(df, initial_guess, alpha, n):
    guesses = [initial_guess]
    for _ in range(n):
        guesses.append(guesses[-1] - alpha * df(guesses[-1]))
    return np.array(guesses)
