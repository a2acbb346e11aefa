'''
question = "q5"
misconception = "Looks at the diagonal only, that is, at the bends along the axes."
hint = "Along the axes everything bends upwards. What about the directions in between?"
'''
# %% q5
def is_convex_hessian(H):
    return bool(np.all(np.diag(H) >= 0))
