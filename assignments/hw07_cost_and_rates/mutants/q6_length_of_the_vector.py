'''
question = "q6"
misconception = "Compares the length of the whole step with the tolerance."
hint = "The length of the step as a vector is more than its largest component. The rule looks at each component."
'''
# %% q6
def descend(gradient, theta, alpha, tolerance=0.0001, max_steps=10000):
    places = [theta]
    for _ in range(max_steps):
        places.append(places[-1] - alpha * gradient(places[-1]))
        if np.linalg.norm(places[-1] - places[-2]) <= tolerance:
            break
    return np.array(places)
