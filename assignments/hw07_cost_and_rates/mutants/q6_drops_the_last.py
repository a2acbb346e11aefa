'''
question = "q6"
misconception = "Leaves before the last place is kept."
hint = "Keep the new place first, then decide whether to stop."
'''
# %% q6
def descend(gradient, theta, alpha, tolerance=0.0001, max_steps=10000):
    places = [theta]
    for _ in range(max_steps):
        new = places[-1] - alpha * gradient(places[-1])
        if np.all(np.abs(new - places[-1]) <= tolerance):
            break
        places.append(new)
    return np.array(places)
