'''
question = "q5"
misconception = "Takes the derivative with respect to x and gets theta_1 as the inner derivative."
hint = "The parameter moves, not the data. With respect to what did you take the derivative?"
'''
# %% q5
def mse_loss_derivative(theta_1, x, y_obs):
    return np.mean(2 * (theta_1 * x - y_obs) * theta_1)
