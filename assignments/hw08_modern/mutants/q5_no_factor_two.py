'''
question = "q5"
misconception = "Forgets the 2 of the gradient."
hint = "The gradient of a square has a factor 2."
'''
# %% q5
def sgd_fit(Phi, y, start, alpha, order):
    theta = start
    for i in order:
        theta = theta - alpha * (Phi[i] @ theta - y[i]) * Phi[i]
    return theta
