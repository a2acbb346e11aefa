'''
question = "q4"
misconception = "Returns the sum of the partial derivatives instead of the list."
hint = "A gradient is a list with one entry per variable."
'''
# %% q4
def sum_of_squares(v):
    return sum(entry**2 for entry in v)


def sum_of_squares_gradient(v):
    return sum(2 * entry for entry in v)


def gradient_step(v, gradient, step_size):
    return [entry + step_size * slope for entry, slope in zip(v, gradient)]
