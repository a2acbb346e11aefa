'''
question = "q5"
misconception = "Computes the slope once, at the initial guess, and uses it for every step."
hint = "The slope changes as you walk. Where do you compute it?"
'''
# %% q5
def gradient_descent(df, initial_guess, alpha, n):
    slope = df(initial_guess)
    return np.array([initial_guess - k * alpha * slope for k in range(n)])
