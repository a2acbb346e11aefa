'''
question = "q2"
misconception = "Goes through all numbers from the first to the last entry of counts."
hint = "Loop over counts itself: it may have gaps and any order."
'''
# %% q2
def error_curves(fit, basis, counts, x, y, x_test, y_test):
    train, test = [], []
    for p in range(min(counts), max(counts) + 1):
        theta = fit(basis(x, p), y)
        train.append(np.mean((basis(x, p) @ theta - y) ** 2))
        test.append(np.mean((basis(x_test, p) @ theta - y_test) ** 2))
    return train, test
