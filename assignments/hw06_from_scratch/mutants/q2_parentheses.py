'''
question = "q2"
misconception = "Forgets the parentheses, so only f(x) is divided."
hint = "Python divides before it subtracts. Where do the parentheses belong?"
'''
# %% q2
def difference_quotient(f, x, h):
    return f(x + h) - f(x) / h


def partial_difference_quotient(f, v, i, h):
    nudged = list(v)
    nudged[i] += h
    return (f(nudged) - f(v)) / h


def estimate_gradient(f, v, h=0.0001):
    return [partial_difference_quotient(f, v, i, h) for i in range(len(v))]
