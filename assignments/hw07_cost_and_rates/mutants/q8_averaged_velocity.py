'''
question = "q8"
misconception = "Puts a factor 1 - beta in front of the gradient in momentum."
hint = "Books differ: in this homework the new gradient enters the velocity whole, without 1 - beta."
'''
# %% q8
def momentum(gradient, theta, alpha, beta, n):
    places, v = [theta], 0
    for _ in range(n - 1):
        v = beta * v + (1 - beta) * gradient(places[-1])
        places.append(places[-1] - alpha * v)
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
