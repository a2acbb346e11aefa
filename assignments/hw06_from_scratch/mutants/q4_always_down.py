'''
question = "q4"
misconception = "Subtracts, although the sign of the step size is to decide."
hint = "With a positive step size, does your step go along the gradient?"
'''
# %% q4
def sum_of_squares(v):
    return sum(entry**2 for entry in v)


def sum_of_squares_gradient(v):
    return [2 * entry for entry in v]


def gradient_step(v, gradient, step_size):
    return [entry - step_size * slope for entry, slope in zip(v, gradient)]
