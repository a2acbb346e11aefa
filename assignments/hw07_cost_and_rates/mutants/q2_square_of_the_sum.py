'''
question = "q2"
misconception = "Adds up the errors and squares the sum."
hint = "Square each error before you add: otherwise errors of opposite signs cancel."
'''
# %% q2
def cost(theta_0, theta_1, x, y):
    errors = theta_0 + theta_1 * np.asarray(x) - np.asarray(y)
    return np.sum(errors) ** 2 / (2 * len(errors))
