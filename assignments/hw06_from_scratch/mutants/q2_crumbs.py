'''
question = "q2"
misconception = "Nudges the caller's own list and takes the nudge away again, which leaves rounding behind."
hint = "Is v exactly what it was? Adding h and taking it away again does not always give the same number."
'''
# %% q2
def difference_quotient(f, x, h):
    return (f(x + h) - f(x)) / h


def partial_difference_quotient(f, v, i, h):
    before = f(v)
    v[i] += h
    after = f(v)
    v[i] -= h
    return (after - before) / h


def estimate_gradient(f, v, h=0.0001):
    return [partial_difference_quotient(f, v, i, h) for i in range(len(v))]
