'''
question = "q1"
misconception = "Projects onto the rows as if there were only one."
hint = "With a single row you may divide by its squared length. What about several rows that are not perpendicular?"
'''
# %% q1
def minimum_norm_fit(Phi, y):
    n, p = Phi.shape
    if n >= p:
        return np.linalg.pinv(Phi) @ y
    return Phi.T @ (y / np.sum(Phi**2, axis=1))
