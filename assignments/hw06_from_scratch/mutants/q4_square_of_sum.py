'''
question = "q4"
misconception = "Squares the sum instead of adding the squares."
hint = "Square first, then add."
'''
# %% q4
def sum_of_squares(v):
    return sum(v) ** 2


def sum_of_squares_gradient(v):
    return [2 * entry for entry in v]


def gradient_step(v, gradient, step_size):
    return [entry + step_size * slope for entry, slope in zip(v, gradient)]
