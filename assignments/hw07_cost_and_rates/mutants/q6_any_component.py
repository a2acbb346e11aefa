'''
question = "q6"
misconception = "Stops as soon as one component is at rest."
hint = "Must one component be at rest, or every one?"
'''
# %% q6
def descend(gradient, theta, alpha, tolerance=0.0001, max_steps=10000):
    places = [theta]
    for _ in range(max_steps):
        new = places[-1] - alpha * gradient(places[-1])
        places.append(new)
        if np.any(np.abs(new - places[-2]) <= tolerance):
            break
    return np.array(places)
