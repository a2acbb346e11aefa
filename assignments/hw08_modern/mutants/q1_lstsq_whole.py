'''
question = "q1"
misconception = "Returns all that lstsq returns."
hint = "np.linalg.lstsq returns four things; the weights are the first."
'''
# %% q1
def minimum_norm_fit(Phi, y):
    return np.linalg.lstsq(Phi, y, rcond=None)
