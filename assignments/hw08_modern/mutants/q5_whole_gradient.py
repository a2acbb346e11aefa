'''
question = "q5"
misconception = "Steps along the mean gradient over all the rows."
hint = "One step looks at one row only: row i."
'''
# %% q5
def sgd_fit(Phi, y, start, alpha, order):
    theta = start
    for i in order:
        theta = theta - alpha * 2 * Phi.T @ (Phi @ theta - y) / len(y)
    return theta
