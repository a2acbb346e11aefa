'''
question = "q2"
misconception = "Divides by x + h, or forgets that only h was added."
hint = "The output moved by f(x + h) - f(x). By how much did the input move?"
'''
# %% q2
def difference_quotient(f, x, h):
    return (f(x + h) - f(x)) / (x + h)


def partial_difference_quotient(f, v, i, h):
    nudged = list(v)
    nudged[i] += h
    return (f(nudged) - f(v)) / h


def estimate_gradient(f, v, h=0.0001):
    return [partial_difference_quotient(f, v, i, h) for i in range(len(v))]
