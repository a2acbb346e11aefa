'''
question = "q1"
misconception = "Divides by 244, the number of tips, whatever the data."
hint = "244 is the number of parties in one restaurant. How many rows are there in the data that you are given?"
'''
# %% q1
def mse_loss(theta_1, x, y_obs):
    return ((theta_1 * x - y_obs) ** 2).sum() / 244
