'''
question = "q4"
misconception = "Forgets the factor 2 of the derivative."
hint = "What is the derivative of a square?"
'''
# %% q4
def sum_of_squares(v):
    return sum(entry**2 for entry in v)


def sum_of_squares_gradient(v):
    return [entry for entry in v]


def gradient_step(v, gradient, step_size):
    return [entry + step_size * slope for entry, slope in zip(v, gradient)]
