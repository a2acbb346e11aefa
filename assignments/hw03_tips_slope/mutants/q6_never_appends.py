'''
question = "q6"
misconception = "Waits for the list of guesses to grow and never appends to it."
hint = "Your loop waits for a list to become long enough. What makes it longer?"
'''
# %% q6
def fit_slope(derivative, x, y_obs, initial_guess, alpha, n):
    guesses = [initial_guess]
    theta_1 = initial_guess
    while len(guesses) < n:
        theta_1 = theta_1 - alpha * derivative(theta_1, x, y_obs)
    return np.array(guesses)
