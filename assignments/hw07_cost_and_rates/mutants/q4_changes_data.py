'''
question = "q4"
misconception = "Computes the errors in the array that was handed in."
hint = "After the call y is no longer what it was. Use a new array for the errors."
'''
# %% q4
def cost_gradient(theta_0, theta_1, x, y):
    y -= theta_0 + theta_1 * x
    return -np.mean(y), -np.mean(y * x)
