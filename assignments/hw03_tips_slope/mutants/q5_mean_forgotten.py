'''
question = "q5"
misconception = "Returns a number for every row because the mean is missing."
hint = "One number is asked for, not one per party. Where is the mean?"
'''
# %% q5
def mse_loss_derivative(theta_1, x, y_obs):
    return 2 * (theta_1 * x - y_obs) * x
