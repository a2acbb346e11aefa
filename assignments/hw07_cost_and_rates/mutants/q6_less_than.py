'''
question = "q6"
misconception = "Stops only when the step is smaller than the tolerance."
hint = "The rule says less than or equal."
'''
# %% q6
def descend(gradient, theta, alpha, tolerance=0.0001, max_steps=10000):
    places = [theta]
    for _ in range(max_steps):
        new = places[-1] - alpha * gradient(places[-1])
        places.append(new)
        if np.all(np.abs(new - places[-2]) < tolerance):
            break
    return np.array(places)
