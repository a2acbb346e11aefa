'''
question = "q2"
misconception = "Estimates two partial derivatives, whatever the length of v."
hint = "How many entries does v have? There should be one quotient for each."
'''
# %% q2
def difference_quotient(f, x, h):
    return (f(x + h) - f(x)) / h


def partial_difference_quotient(f, v, i, h):
    nudged = list(v)
    nudged[i] += h
    return (f(nudged) - f(v)) / h


def estimate_gradient(f, v, h=0.0001):
    return [partial_difference_quotient(f, v, i, h) for i in range(2)]
