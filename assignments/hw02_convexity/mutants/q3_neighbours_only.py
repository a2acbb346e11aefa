'''
question = "q3"
misconception = "Tries only pairs of neighbouring places."
hint = "Between neighbours everything may be fine. What about a chord that spans several places?"
'''
# %% q3
def find_violation(f, xs, ts):
    for a, b in list(zip(xs, xs[1:])) + list(zip(xs[1:], xs)):
        for t in ts:
            if t * f(a) + (1 - t) * f(b) < f(t * a + (1 - t) * b) - 1e-9:
                return a, b, t
    return None
