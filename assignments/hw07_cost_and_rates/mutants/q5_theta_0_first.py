'''
question = "q5"
misconception = "Changes theta_0 first and measures the second slope from there."
hint = "Where are you standing when you measure the second slope? Both belong to the old place."
'''
# %% q5
def simultaneous_update(theta_0, theta_1, d_0, d_1, alpha):
    theta_0 = theta_0 - alpha * d_0(theta_0, theta_1)
    theta_1 = theta_1 - alpha * d_1(theta_0, theta_1)
    return theta_0, theta_1

at_local_minimum = "d"
