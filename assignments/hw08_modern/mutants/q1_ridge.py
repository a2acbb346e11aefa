'''
question = "q1"
misconception = "Adds a small ridge to make the inverse exist."
hint = "A ridge makes the weights shorter than the best fit allows. Take the limit: that is what pinv does."
'''
# %% q1
def minimum_norm_fit(Phi, y):
    return np.linalg.solve(Phi.T @ Phi + 1e-3 * np.eye(Phi.shape[1]), Phi.T @ y)
