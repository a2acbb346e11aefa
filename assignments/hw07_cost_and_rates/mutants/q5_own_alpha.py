'''
question = "q5"
misconception = "Writes the learning rate of the examples into the function."
hint = "The examples use 0.1, but alpha is an argument."
'''
# %% q5
def simultaneous_update(theta_0, theta_1, d_0, d_1, alpha):
    return theta_0 - 0.1 * d_0(theta_0, theta_1), theta_1 - 0.1 * d_1(theta_0, theta_1)

at_local_minimum = "d"
