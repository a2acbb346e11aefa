'''
question = "q6"
misconception = "Takes n steps and so returns n + 1 guesses."
hint = "The initial guess counts. How many steps make n guesses?"
'''
# %% q6
def fit_slope(derivative, x, y_obs, initial_guess, alpha, n):
    guesses = [initial_guess]
    for _ in range(n):
        guesses.append(guesses[-1] - alpha * derivative(guesses[-1], x, y_obs))
    return np.array(guesses)
