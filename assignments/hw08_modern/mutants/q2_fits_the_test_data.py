'''
question = "q2"
misconception = "Fits the test data once more to measure the test error."
hint = "The test data are for measuring only. How often do you call fit?"
'''
# %% q2
def error_curves(fit, basis, counts, x, y, x_test, y_test):
    train, test = [], []
    for p in counts:
        train.append(np.mean((basis(x, p) @ fit(basis(x, p), y) - y) ** 2))
        test.append(np.mean((basis(x_test, p) @ fit(basis(x_test, p), y_test) - y_test) ** 2))
    return train, test
