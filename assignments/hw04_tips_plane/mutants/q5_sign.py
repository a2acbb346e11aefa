'''
question = "q5"
misconception = "Has the wrong sign, so that it points downhill."
hint = "The inner derivative of y - theta·x is -x. The gradient points uphill."
'''
# %% q5
def mse_gradient(theta, X, y_obs):
    table = np.asarray(X)
    return 2 * table.T @ (np.asarray(y_obs) - table @ theta) / len(table)
