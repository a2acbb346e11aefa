'''
question = "q5"
misconception = "Steps in the array that was handed in."
hint = "theta -= step works on the caller's array. Write theta = theta - step."
'''
# %% q5
def sgd_fit(Phi, y, start, alpha, order):
    theta = start
    for i in order:
        theta -= alpha * 2 * (Phi[i] @ theta - y[i]) * Phi[i]
    return theta
