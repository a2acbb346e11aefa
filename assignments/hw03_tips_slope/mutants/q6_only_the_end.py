'''
question = "q6"
misconception = "Returns the last guess instead of all of them."
hint = "All the guesses are asked for, from the first to the last."
'''
# %% q6
def fit_slope(derivative, x, y_obs, initial_guess, alpha, n):
    return gradient_descent(lambda t: derivative(t, x, y_obs), initial_guess, alpha, n)[-1]
