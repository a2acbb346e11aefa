'''
question = "q5"
misconception = "Subtracts the predictions from the caller's own observations."
hint = "y_obs -= … changes the array that the caller still holds. Make a new one for the errors."
'''
# %% q5
def mse_loss_derivative(theta_1, x, y_obs):
    errors = y_obs
    errors -= theta_1 * x
    return np.mean(-2 * errors * x)
