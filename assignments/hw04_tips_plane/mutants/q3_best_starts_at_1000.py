'''
question = "q3"
misconception = "Takes 1000 for the best loss so far, which no pair beats when the loss is large everywhere."
hint = "Is 1000 really larger than any loss? Start with infinity."
'''
# %% q3
def best_on_grid(loss, theta_0s, theta_1s):
    best = (None, None, 1000)
    for a in theta_0s:
        for b in theta_1s:
            value = loss(np.array([a, b]))
            if value < best[2]:
                best = (a, b, value)
    return best
