'''
question = "q2"
misconception = "Forgets theta_0 in the prediction."
hint = "The hypothesis has two terms. Where is theta_0?"
'''
# %% q2
def cost(theta_0, theta_1, x, y):
    errors = theta_1 * np.asarray(x) - np.asarray(y)
    return np.sum(errors**2) / (2 * len(errors))
