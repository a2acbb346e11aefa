'''
question = "q6"
misconception = "Takes the first step before asking whether there is one to take."
hint = "With n = 1 there is no step to take. Check before you step."
'''
# %% q6
def fit_slope(derivative, x, y_obs, initial_guess, alpha, n):
    theta_1 = initial_guess
    guesses = [theta_1]
    while True:
        theta_1 = theta_1 - alpha * derivative(theta_1, x, y_obs)
        guesses.append(theta_1)
        if len(guesses) >= n:
            return np.array(guesses)
