'''
question = "q6"
misconception = "Turns the slope into a float, which a vector cannot be."
hint = "float(…) takes one number. Leave the slope as df returns it."
'''
# %% q6
def gradient_descent(df, initial_guess, alpha, n):
    guesses = [initial_guess]
    while len(guesses) < n:
        guesses.append(guesses[-1] - alpha * float(df(guesses[-1])))
    return np.array(guesses)
