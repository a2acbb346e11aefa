'''
question = "q5"
misconception = "Uses the learning rate of the example, whatever is handed in."
hint = "Look for numbers in your function that should be names."
'''
# %% q5
def gradient_descent(df, initial_guess, alpha, n):
    guesses = [initial_guess]
    for _ in range(n - 1):
        guesses.append(guesses[-1] - 0.25 * df(guesses[-1]))
    return np.array(guesses)
