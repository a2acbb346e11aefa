'''
question = "q4"
misconception = "Forgets theta_0 in the prediction."
hint = "Both examples have theta_0 = 0. Does your prediction use it at all?"
'''
# %% q4
def cost_gradient(theta_0, theta_1, x, y):
    errors = theta_1 * x - y
    return np.mean(errors), np.mean(errors * x)
