'''
question = "q8"
misconception = "Steps by alpha times the sign of the gradient."
hint = "That is right for the first step only. Where are the averages?"
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
    for _ in range(n - 1):
        places.append(places[-1] - alpha * np.sign(gradient(places[-1])))
    return np.array(places)
