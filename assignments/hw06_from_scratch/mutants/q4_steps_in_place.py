'''
question = "q4"
misconception = "Moves the caller's own list."
hint = "Print v after the call. A step should build a new list."
'''
# %% q4
def sum_of_squares(v):
    return sum(entry**2 for entry in v)


def sum_of_squares_gradient(v):
    return [2 * entry for entry in v]


def gradient_step(v, gradient, step_size):
    for k, slope in enumerate(gradient):
        v[k] += step_size * slope
    return v
