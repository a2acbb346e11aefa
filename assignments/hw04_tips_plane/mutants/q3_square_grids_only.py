'''
question = "q3"
misconception = "Takes the place in the long list apart with the wrong length."
hint = "When you turn one position into two: by which of the two lengths do you have to divide? On a square grid one cannot tell."
'''
# %% q3
def best_on_grid(loss, theta_0s, theta_1s):
    losses = [loss(np.array([a, b])) for a in theta_0s for b in theta_1s]
    best = int(np.argmin(losses))
    i, j = divmod(best, len(theta_0s))
    return theta_0s[i], theta_1s[j], losses[best]
