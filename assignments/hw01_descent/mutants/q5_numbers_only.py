'''
question = "q5"
misconception = "Turns the initial guess into a float, which a vector is not."
hint = "float() takes no vectors. Does the rule need it?"
'''
# %% q5
def gradient_descent(df, initial_guess, alpha, n):
    guess = float(initial_guess)
    guesses = [guess]
    for _ in range(n - 1):
        guess = guess - alpha * df(guess)
        guesses.append(guess)
    return np.array(guesses)
