'''
question = "q1"
misconception = "Adds up the squared errors and does not divide by their number."
hint = "Twice as many parties should not make a percentage twice as bad. What does the M in MSE stand for?"
'''
# %% q1
def mse_loss(theta_1, x, y_obs):
    return np.sum((theta_1 * x - y_obs) ** 2)
