'''
question = "q4"
misconception = "Takes the absolute value of the step size, so that it cannot go downhill."
hint = "What does a negative step size do in your function?"
'''
# %% q4
def sum_of_squares(v):
    return sum(entry**2 for entry in v)


def sum_of_squares_gradient(v):
    return [2 * entry for entry in v]


def gradient_step(v, gradient, step_size):
    return [entry + abs(step_size) * slope for entry, slope in zip(v, gradient)]
