'''
question = "q6"
misconception = "Makes room for two parameters, whatever the start."
hint = "How many parameters are there? The start knows."
'''
# %% q6
def gradient_descent(df, initial_guess, alpha, n):
    start = np.array(initial_guess, dtype=float)
    path = np.zeros(n) if start.ndim == 0 else np.zeros((n, 2))
    path[0] = start
    for t in range(1, n):
        path[t] = path[t - 1] - alpha * df(path[t - 1])
    return path
