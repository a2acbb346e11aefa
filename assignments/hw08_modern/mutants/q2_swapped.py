'''
question = "q2"
misconception = "Returns the test errors first."
hint = "Which of the two comes first?"
'''
# %% q2
def error_curves(fit, basis, counts, x, y, x_test, y_test):
    train, test = [], []
    for p in counts:
        theta = fit(basis(x, p), y)
        train.append(np.mean((basis(x, p) @ theta - y) ** 2))
        test.append(np.mean((basis(x_test, p) @ theta - y_test) ** 2))
    return test, train
