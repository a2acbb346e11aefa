'''
question = "q5"
misconception = "Adds the step and walks uphill."
hint = "The slope points uphill. Which sign takes you down?"
'''
# %% q5
def simultaneous_update(theta_0, theta_1, d_0, d_1, alpha):
    return theta_0 + alpha * d_0(theta_0, theta_1), theta_1 + alpha * d_1(theta_0, theta_1)

at_local_minimum = "d"
