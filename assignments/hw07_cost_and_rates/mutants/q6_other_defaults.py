'''
question = "q6"
misconception = "Chooses its own default for the cap."
hint = "Compare the default values in your def line with those in the text."
'''
# %% q6
def descend(gradient, theta, alpha, tolerance=0.0001, max_steps=1000):
    places = [theta]
    for _ in range(max_steps):
        new = places[-1] - alpha * gradient(places[-1])
        places.append(new)
        if np.all(np.abs(new - places[-2]) <= tolerance):
            break
    return np.array(places)
