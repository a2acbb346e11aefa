'''
question = "q6"
misconception = "Looks at the first component only."
hint = "The first number may be at rest while the second is still on its way. Look at every one."
'''
# %% q6
def descend(gradient, theta, alpha, tolerance=0.0001, max_steps=10000):
    places = [theta]
    for _ in range(max_steps):
        new = places[-1] - alpha * gradient(places[-1])
        places.append(new)
        if abs(new[0] - places[-2][0]) <= tolerance:
            break
    return np.array(places)
