'''
question = "q2"
misconception = "Looks for the entry to nudge by its value, so that equal entries move together."
hint = "What if two entries are equal? Compare their positions, not their values."
'''
# %% q2
def difference_quotient(f, x, h):
    return (f(x + h) - f(x)) / h


def partial_difference_quotient(f, v, i, h):
    nudged = [entry + h if entry == v[i] else entry for entry in v]
    return (f(nudged) - f(v)) / h


def estimate_gradient(f, v, h=0.0001):
    return [partial_difference_quotient(f, v, i, h) for i in range(len(v))]
