'''
question = "q1"
misconception = "Returns the squared distance."
hint = "How long is the way from [0, 0] to [3, 4]? Something is missing at the end."
'''
# %% q1
def dot(v, w):
    return sum(a * b for a, b in zip(v, w))


def add(v, w):
    return [a + b for a, b in zip(v, w)]


def scalar_multiply(c, v):
    return [c * a for a in v]


def distance(v, w):
    return sum((a - b) ** 2 for a, b in zip(v, w))


def vector_mean(vectors):
    return [sum(entries) / len(vectors) for entries in zip(*vectors)]
