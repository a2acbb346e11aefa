'''
question = "q5"
misconception = "Takes the sign of the determinant, which two negative eigenvalues turn positive."
hint = "Two negative eigenvalues have a positive product."
'''
# %% q5
def is_convex_hessian(H):
    return bool(np.linalg.det(H) >= -1e-9)
