'''
question = "q8"
misconception = "Remembers only the last gradient, not the whole velocity."
hint = "The velocity of step 3 contains something of step 1. Does yours?"
'''
# %% q8
def momentum(gradient, theta, alpha, beta, n):
    places, before = [theta], 0
    for _ in range(n - 1):
        slope = gradient(places[-1])
        places.append(places[-1] - alpha * (slope + beta * before))
        before = slope
    return np.array(places)


def adam(gradient, theta, alpha, n, beta_1=0.9, beta_2=0.999, epsilon=1e-8):
    places = [theta]
    m, s = np.zeros(len(theta)), np.zeros(len(theta))
    for t in range(1, n):
        g = gradient(places[-1])
        m = beta_1 * m + (1 - beta_1) * g
        s = beta_2 * s + (1 - beta_2) * g**2
        places.append(places[-1] - alpha * m / (1 - beta_1**t) / (np.sqrt(s / (1 - beta_2**t)) + epsilon))
    return np.array(places)
