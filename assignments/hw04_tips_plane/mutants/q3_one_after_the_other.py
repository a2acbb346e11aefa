'''
question = "q3"
misconception = "Finds the best theta_0 for the first theta_1 and then the best theta_1 for that."
hint = "The best theta_0 depends on theta_1. Try all the pairs."
'''
# %% q3
def best_on_grid(loss, theta_0s, theta_1s):
    theta_0 = min(theta_0s, key=lambda t: loss(np.array([t, theta_1s[0]])))
    theta_1 = min(theta_1s, key=lambda t: loss(np.array([theta_0, t])))
    return theta_0, theta_1, loss(np.array([theta_0, theta_1]))
