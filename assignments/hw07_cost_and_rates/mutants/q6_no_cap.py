'''
question = "q6"
misconception = "Waits for small steps without a cap."
hint = "With too large a rate the steps never become small. What ends your loop then?"
'''
# %% q6
def descend(gradient, theta, alpha, tolerance=0.0001, max_steps=10000):
    places = [theta, theta - alpha * gradient(theta)]
    while not np.all(np.abs(places[-1] - places[-2]) <= tolerance):
        places.append(places[-1] - alpha * gradient(places[-1]))
    return np.array(places)
