'''
question = "q5"
misconception = "Is content with one direction that bends upwards."
hint = "One good direction is not enough. How many have to bend upwards?"
'''
# %% q5
def is_convex_hessian(H):
    return bool(np.any(np.linalg.eigvalsh(H) >= -1e-9))
