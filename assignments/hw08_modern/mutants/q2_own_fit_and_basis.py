'''
question = "q2"
misconception = "Uses pinv and Legendre polynomials instead of what is handed in."
hint = "fit and basis are arguments. Does your function call them?"
'''
# %% q2
def error_curves(fit, basis, counts, x, y, x_test, y_test):
    train, test = [], []
    for p in counts:
        theta = np.linalg.pinv(np.polynomial.legendre.legvander(x, p - 1)) @ y
        train.append(np.mean((np.polynomial.legendre.legvander(x, p - 1) @ theta - y) ** 2))
        test.append(np.mean((np.polynomial.legendre.legvander(x_test, p - 1) @ theta - y_test) ** 2))
    return train, test
