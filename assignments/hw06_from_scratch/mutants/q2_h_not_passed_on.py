'''
question = "q2"
misconception = "Ignores the h of estimate_gradient."
hint = "Your estimate should change when h is large. Is h passed on?"
'''
# %% q2
def difference_quotient(f, x, h):
    return (f(x + h) - f(x)) / h


def partial_difference_quotient(f, v, i, h):
    nudged = list(v)
    nudged[i] += h
    return (f(nudged) - f(v)) / h


def estimate_gradient(f, v, h=0.0001):
    return [partial_difference_quotient(f, v, i, 0.0001) for i in range(len(v))]
