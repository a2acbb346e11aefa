'''
question = "q1"
misconception = "Writes the distance out for two entries only."
hint = "Vectors may have any number of entries. Which ones does your distance look at?"
'''
# %% q1
def dot(v, w):
    return sum(a * b for a, b in zip(v, w))


def add(v, w):
    return [a + b for a, b in zip(v, w)]


def scalar_multiply(c, v):
    return [c * a for a in v]


def distance(v, w):
    return math.sqrt((v[0] - w[0]) ** 2 + (v[-1] - w[-1]) ** 2)


def vector_mean(vectors):
    return [sum(entries) / len(vectors) for entries in zip(*vectors)]
