'''
question = "q4"
misconception = "Takes y - h for the error, so the gradient points downhill."
hint = "Which way round is the error? It is prediction minus observation."
'''
# %% q4
def cost_gradient(theta_0, theta_1, x, y):
    errors = y - (theta_0 + theta_1 * x)
    return np.mean(errors), np.mean(errors * x)
