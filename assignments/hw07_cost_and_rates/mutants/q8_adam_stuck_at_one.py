'''
question = "q8"
misconception = "Corrects every step of Adam as if it were the first."
hint = "The correction depends on the number of the step. Does t grow in your loop?"
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
    m, s, t = 0, 0, 1
    for _ in range(n - 1):
        g = gradient(places[-1])
        m = beta_1 * m + (1 - beta_1) * g
        s = beta_2 * s + (1 - beta_2) * g**2
        places.append(places[-1] - alpha * (m / (1 - beta_1**t)) / (np.sqrt(s / (1 - beta_2**t)) + epsilon))
    return np.array(places)
