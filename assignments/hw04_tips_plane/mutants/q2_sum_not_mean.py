'''
question = "q2"
misconception = "Adds up the squared errors and does not divide by their number."
hint = "What does the M in MSE stand for?"
'''
# %% q2
def mse_loss(theta, X, y_obs):
    return ((y_obs - X @ theta) ** 2).sum()
