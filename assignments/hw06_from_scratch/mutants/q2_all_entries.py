'''
question = "q2"
misconception = "Nudges every entry instead of entry i only."
hint = "How many entries move? Only the one with the number i should."
'''
# %% q2
def difference_quotient(f, x, h):
    return (f(x + h) - f(x)) / h


def partial_difference_quotient(f, v, i, h):
    nudged = [entry + h for entry in v]
    return (f(nudged) - f(v)) / h


def estimate_gradient(f, v, h=0.0001):
    return [partial_difference_quotient(f, v, i, h) for i in range(len(v))]
