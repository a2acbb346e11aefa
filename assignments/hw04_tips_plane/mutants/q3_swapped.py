'''
question = "q3"
misconception = "Returns theta_1 before theta_0."
hint = "Right pair, wrong order."
'''
# %% q3
def best_on_grid(loss, theta_0s, theta_1s):
    losses = np.array([[loss(np.array([a, b])) for b in theta_1s] for a in theta_0s])
    i, j = np.unravel_index(losses.argmin(), losses.shape)
    return theta_1s[j], theta_0s[i], losses[i, j]
