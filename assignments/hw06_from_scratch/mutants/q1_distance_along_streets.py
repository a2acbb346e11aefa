'''
question = "q1"
misconception = "Adds up the absolute differences, as one walks in a city with square blocks."
hint = "Pythagoras squares the differences before he adds them."
'''
# %% q1
def dot(v, w):
    return sum(a * b for a, b in zip(v, w))


def add(v, w):
    return [a + b for a, b in zip(v, w)]


def scalar_multiply(c, v):
    return [c * a for a in v]


def distance(v, w):
    return sum(abs(a - b) for a, b in zip(v, w))


def vector_mean(vectors):
    return [sum(entries) / len(vectors) for entries in zip(*vectors)]
