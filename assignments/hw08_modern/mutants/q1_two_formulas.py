'''
question = "q1"
misconception = "Takes one inverse for tall tables and another one for wide ones, and forgets columns that repeat."
hint = "Both formulas need an inverse, and with repeated columns neither exists."
'''
# %% q1
def minimum_norm_fit(Phi, y):
    n, p = Phi.shape
    if n >= p:
        return np.linalg.solve(Phi.T @ Phi, Phi.T @ y)
    return Phi.T @ np.linalg.solve(Phi @ Phi.T, y)
