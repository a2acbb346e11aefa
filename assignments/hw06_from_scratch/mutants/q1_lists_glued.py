'''
question = "q1"
misconception = "Uses + on the lists, which puts one behind the other."
hint = "What does Python do for [1, 2] + [3, 4]? Add entry by entry."
'''
# %% q1
def dot(v, w):
    return sum(a * b for a, b in zip(v, w))


def add(v, w):
    return v + w


def scalar_multiply(c, v):
    return [c * a for a in v]


def distance(v, w):
    return math.sqrt(sum((a - b) ** 2 for a, b in zip(v, w)))


def vector_mean(vectors):
    return [sum(entries) / len(vectors) for entries in zip(*vectors)]
