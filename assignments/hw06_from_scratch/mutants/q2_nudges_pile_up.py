'''
question = "q2"
misconception = "Nudges one list again and again, without putting it back."
hint = "From which place does the second quotient start? Every nudge should begin at the same v."
'''
# %% q2
def difference_quotient(f, x, h):
    return (f(x + h) - f(x)) / h


def partial_difference_quotient(f, v, i, h):
    nudged = list(v)
    nudged[i] += h
    return (f(nudged) - f(v)) / h


def estimate_gradient(f, v, h=0.0001):
    base, moved, result = f(v), list(v), []
    for i in range(len(v)):
        moved[i] += h
        result.append((f(moved) - base) / h)
    return result
