'''
question = "q1"
misconception = "Squares the mean error instead of averaging the squared errors."
hint = "In the mean of the errors, too much and too little cancel. Which comes first, the square or the mean?"
'''
# %% q1
def mse_loss(theta_1, x, y_obs):
    return np.mean(theta_1 * x - y_obs) ** 2
