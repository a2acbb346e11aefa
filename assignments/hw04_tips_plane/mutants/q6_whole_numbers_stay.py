'''
question = "q6"
misconception = "Makes the array for the guesses from the start, so that whole numbers cut off the decimals."
hint = "An array that begins as whole numbers stays one: dtype=float."
'''
# %% q6
def gradient_descent(df, initial_guess, alpha, n):
    path = np.array([initial_guess] * n)
    for t in range(1, n):
        path[t] = path[t - 1] - alpha * df(path[t - 1])
    return path
