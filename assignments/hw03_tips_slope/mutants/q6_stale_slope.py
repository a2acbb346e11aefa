'''
question = "q6"
misconception = "Computes the slope once, at the start, and uses it for all the steps."
hint = "The slope changes along the way. Compute it anew at every guess."
'''
# %% q6
def fit_slope(derivative, x, y_obs, initial_guess, alpha, n):
    slope = derivative(initial_guess, x, y_obs)
    return gradient_descent(lambda t: slope, initial_guess, alpha, n)
