'''
question = "q5"
misconception = "Asks for positive eigenvalues, though a direction without bend does no harm."
hint = "Is a plane convex? All its eigenvalues are 0."
'''
# %% q5
def is_convex_hessian(H):
    return bool(np.all(np.linalg.eigvalsh(H) > 1e-9))
