'''
question = "q5"
misconception = "Takes a first step before it looks at n."
hint = "How many guesses do you return for n = 1?"
'''
# %% q5
def gradient_descent(df, initial_guess, alpha, n):
    guesses = [initial_guess]
    while True:
        guesses.append(guesses[-1] - alpha * df(guesses[-1]))
        if len(guesses) >= n:
            return np.array(guesses)
