'''
question = "q3"
misconception = "Hands the loss a list instead of an array."
hint = "loss wants np.array([theta_0, theta_1]). A plain list cannot be multiplied by 3 the way an array can."
'''
# %% q3
def best_on_grid(loss, theta_0s, theta_1s):
    best = None
    for a in theta_0s:
        for b in theta_1s:
            value = loss([a, b])
            if best is None or value < best[2]:
                best = (a, b, value)
    return best
