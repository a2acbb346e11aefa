'''
question = "q6"
misconception = "Steps in the array that was handed in."
hint = "theta -= step works on the caller's array. Write theta = theta - step."
'''
# %% q6
def descend(gradient, theta, alpha, tolerance=0.0001, max_steps=10000):
    places = [theta.copy()]
    for _ in range(max_steps):
        step = alpha * gradient(theta)
        theta -= step
        places.append(theta.copy())
        if np.all(np.abs(step) <= tolerance):
            break
    return np.array(places)
