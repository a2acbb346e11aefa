'''
question = "q3"
misconception = "Returns the positions in the lists instead of the values."
hint = "Where the best values stand in their lists is not the question. What are they?"
'''
# %% q3
def best_on_grid(loss, theta_0s, theta_1s):
    losses = np.array([[loss(np.array([a, b])) for b in theta_1s] for a in theta_0s])
    i, j = np.unravel_index(losses.argmin(), losses.shape)
    return i, j, losses[i, j]
