'''
question = "q6"
misconception = "Steps along the slope instead of against it."
hint = "The derivative points uphill. Which sign takes you down?"
'''
# %% q6
def fit_slope(derivative, x, y_obs, initial_guess, alpha, n):
    guesses = [initial_guess]
    for _ in range(n - 1):
        guesses.append(guesses[-1] + alpha * derivative(guesses[-1], x, y_obs))
    return np.array(guesses)
