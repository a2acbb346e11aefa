'''
question = "q2"
misconception = "Uses a small fixed nudge instead of the one that is handed in."
hint = "What happens to your result when h is large? Use the h that is handed in."
'''
# %% q2
def difference_quotient(f, x, h):
    h = 0.001
    return (f(x + h) - f(x)) / h


def partial_difference_quotient(f, v, i, h):
    nudged = list(v)
    nudged[i] += h
    return (f(nudged) - f(v)) / h


def estimate_gradient(f, v, h=0.0001):
    return [partial_difference_quotient(f, v, i, h) for i in range(len(v))]
