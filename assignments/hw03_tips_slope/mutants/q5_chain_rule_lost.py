'''
question = "q5"
misconception = "Forgets the inner derivative, the factor x."
hint = "Chain rule: what is the derivative of theta_1 * x with respect to theta_1?"
'''
# %% q5
def mse_loss_derivative(theta_1, x, y_obs):
    return np.mean(2 * (theta_1 * x - y_obs))
