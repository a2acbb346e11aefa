'''
question = "q3"
misconception = "Walks along the diagonal with zip and never sees the other pairs."
hint = "zip pairs the first with the first and the second with the second. Every value has to meet every value."
'''
# %% q3
def best_on_grid(loss, theta_0s, theta_1s):
    value, theta_0, theta_1 = min((loss(np.array(pair)), *pair) for pair in zip(theta_0s, theta_1s))
    return theta_0, theta_1, value
