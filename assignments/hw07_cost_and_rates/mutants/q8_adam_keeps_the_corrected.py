'''
question = "q8"
misconception = "Overwrites Adam's averages with their corrected versions."
hint = "m and s live on uncorrected. Give the corrected versions names of their own."
'''
# %% q8
def momentum(gradient, theta, alpha, beta, n):
    places, v = [theta], 0
    for _ in range(n - 1):
        v = beta * v + gradient(places[-1])
        places.append(places[-1] - alpha * v)
    return np.array(places)


def adam(gradient, theta, alpha, n, beta_1=0.9, beta_2=0.999, epsilon=1e-8):
    places = [theta]
    m, s = 0, 0
    for t in range(1, n):
        g = gradient(places[-1])
        m = (beta_1 * m + (1 - beta_1) * g) / (1 - beta_1**t)
        s = (beta_2 * s + (1 - beta_2) * g**2) / (1 - beta_2**t)
        places.append(places[-1] - alpha * m / (np.sqrt(s) + epsilon))
    return np.array(places)
