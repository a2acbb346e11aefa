'''
question = "q2"
misconception = "Nudges to both sides, which is another quotient."
hint = "Your quotient reaches from x - h to x + h. The one asked for starts at x."
'''
# %% q2
def difference_quotient(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def partial_difference_quotient(f, v, i, h):
    nudged = list(v)
    nudged[i] += h
    return (f(nudged) - f(v)) / h


def estimate_gradient(f, v, h=0.0001):
    return [partial_difference_quotient(f, v, i, h) for i in range(len(v))]
