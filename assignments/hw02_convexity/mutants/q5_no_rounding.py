'''
question = "q5"
misconception = "Compares eigenvalues with 0 exactly, so that rounding decides."
hint = "An eigenvalue of -3e-16 is a 0 that was rounded."
'''
# %% q5
def is_convex_hessian(H):
    return bool(np.linalg.eigvalsh(H).min() >= 0)
