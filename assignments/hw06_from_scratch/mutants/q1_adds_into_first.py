'''
question = "q1"
misconception = "Adds the second vector into the first one, in the caller's list."
hint = "Print v after the call. Build a new list instead."
'''
# %% q1
def dot(v, w):
    return sum(a * b for a, b in zip(v, w))


def add(v, w):
    for k in range(len(v)):
        v[k] += w[k]
    return v


def scalar_multiply(c, v):
    return [c * a for a in v]


def distance(v, w):
    return math.sqrt(sum((a - b) ** 2 for a, b in zip(v, w)))


def vector_mean(vectors):
    return [sum(entries) / len(vectors) for entries in zip(*vectors)]
