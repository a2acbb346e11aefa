'''
question = "q5"
misconception = "Computes all the errors at the start."
hint = "Each step begins where the one before ended, and so does its error."
'''
# %% q5
def sgd_fit(Phi, y, start, alpha, order):
    errors = Phi @ start - y
    theta = start
    for i in order:
        theta = theta - alpha * 2 * errors[i] * Phi[i]
    return theta
