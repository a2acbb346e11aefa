'''
question = "q1"
misconception = "Computes the predictions in place and so changes the caller's bills."
hint = "x *= theta_1 changes the array that the caller still holds. Give the predictions a name of their own."
'''
# %% q1
def mse_loss(theta_1, x, y_obs):
    bills = x
    bills *= theta_1
    return np.mean((bills - y_obs) ** 2)
