'''
question = "q1"
misconception = "Divides with //, so every mean is rounded down."
hint = "What does // do to 7 // 2? A mean need not be a whole number."
'''
# %% q1
def dot(v, w):
    return sum(a * b for a, b in zip(v, w))


def add(v, w):
    return [a + b for a, b in zip(v, w)]


def scalar_multiply(c, v):
    return [c * a for a in v]


def distance(v, w):
    return math.sqrt(sum((a - b) ** 2 for a, b in zip(v, w)))


def vector_mean(vectors):
    return [sum(entries) // len(vectors) for entries in zip(*vectors)]
