'''
question = "q1"
misconception = "Divides by 2n, as the cost J of other courses does."
hint = "Some books put 1/(2n) in front of the sum. Our loss has 1/n."
'''
# %% q1
def mse_loss(theta_1, x, y_obs):
    return np.sum((theta_1 * x - y_obs) ** 2) / (2 * len(x))
