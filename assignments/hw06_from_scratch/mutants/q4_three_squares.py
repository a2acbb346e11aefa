'''
question = "q4"
misconception = "Writes the sum of squares out for three entries."
hint = "Vectors may have any number of entries, more than three included."
'''
# %% q4
def sum_of_squares(v):
    return sum(entry**2 for entry in v[:3])


def sum_of_squares_gradient(v):
    return [2 * entry for entry in v]


def gradient_step(v, gradient, step_size):
    return [entry + step_size * slope for entry, slope in zip(v, gradient)]
