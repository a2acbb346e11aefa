'''
question = "q5"
misconception = "Begins at zero whatever the start is."
hint = "Both examples start at zero, but start is an argument."
'''
# %% q5
def sgd_fit(Phi, y, start, alpha, order):
    theta = np.zeros(Phi.shape[1])
    for i in order:
        theta = theta - alpha * 2 * (Phi[i] @ theta - y[i]) * Phi[i]
    return theta
