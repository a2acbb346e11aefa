'''
question = "q1"
misconception = "Uses only as many columns as there are rows and sets the other weights to zero."
hint = "That fits, but it is not the shortest choice: spread the work over all the columns."
'''
# %% q1
def minimum_norm_fit(Phi, y):
    n, p = Phi.shape
    k = min(n, p)
    theta = np.zeros(p)
    theta[:k] = np.linalg.lstsq(Phi[:, :k], y, rcond=None)[0]
    return theta
