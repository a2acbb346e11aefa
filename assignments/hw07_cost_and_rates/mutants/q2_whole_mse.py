'''
question = "q2"
misconception = "Returns the MSE, without the half."
hint = "Look at what stands in front of the sum: 1/(2m), not 1/m."
'''
# %% q2
def cost(theta_0, theta_1, x, y):
    return np.mean((theta_0 + theta_1 * np.asarray(x) - np.asarray(y)) ** 2)
