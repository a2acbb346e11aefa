'''
question = "q6"
misconception = "Uses the derivative from question 5 instead of the one that is handed in."
hint = "Whose derivative does your descent call? It should be the one in the argument."
'''
# %% q6
def fit_slope(derivative, x, y_obs, initial_guess, alpha, n):
    return gradient_descent(fix_data(lambda t, x, y: np.mean(2 * (t * x - y) * x), x, y_obs), initial_guess, alpha, n)
