'''
question = "q5"
misconception = "Loops over x[0], x[1], …, which are row labels in a Series."
hint = "In a Series, x[i] is the row with the label i. What if that row has been removed?"
'''
# %% q5
def mse_loss_derivative(theta_1, x, y_obs):
    total = 0
    for i in range(len(x)):
        total += 2 * (theta_1 * x[i] - y_obs[i]) * x[i]
    return total / len(x)
