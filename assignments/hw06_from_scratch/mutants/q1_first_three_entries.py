'''
question = "q1"
misconception = "Writes the dot product out for three entries."
hint = "Vectors may have any number of entries, more than three included."
'''
# %% q1
def dot(v, w):
    return sum(v[k] * w[k] for k in range(min(3, len(v))))


def add(v, w):
    return [a + b for a, b in zip(v, w)]


def scalar_multiply(c, v):
    return [c * a for a in v]


def distance(v, w):
    return math.sqrt(sum((a - b) ** 2 for a, b in zip(v, w)))


def vector_mean(vectors):
    return [sum(entries) / len(vectors) for entries in zip(*vectors)]
