'''
question = "q4"
misconception = "Forgets the factor x in the second partial."
hint = "Nudge theta_1: the prediction moves by x times the nudge. Where is the x in your second number?"
'''
# %% q4
def cost_gradient(theta_0, theta_1, x, y):
    errors = theta_0 + theta_1 * x - y
    return np.mean(errors), np.mean(errors)
