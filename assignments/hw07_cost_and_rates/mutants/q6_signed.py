'''
question = "q6"
misconception = "Compares the signed change with the tolerance."
hint = "A component that grows changes by a negative old - new, which is below every tolerance. Take the size."
'''
# %% q6
def descend(gradient, theta, alpha, tolerance=0.0001, max_steps=10000):
    places = [theta]
    for _ in range(max_steps):
        new = places[-1] - alpha * gradient(places[-1])
        places.append(new)
        if np.all(places[-2] - new <= tolerance):
            break
    return np.array(places)
