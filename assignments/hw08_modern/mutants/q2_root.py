'''
question = "q2"
misconception = "Takes the root of the mean squared error."
hint = "The question asks for the mean of the squares, without the root."
'''
# %% q2
def error_curves(fit, basis, counts, x, y, x_test, y_test):
    train, test = [], []
    for p in counts:
        theta = fit(basis(x, p), y)
        train.append(np.sqrt(np.mean((basis(x, p) @ theta - y) ** 2)))
        test.append(np.sqrt(np.mean((basis(x_test, p) @ theta - y_test) ** 2)))
    return train, test
