'''
question = "q1"
misconception = "Uses * on the list, which repeats it."
hint = "What does Python do for 2 * [1, 2]? Multiply entry by entry."
'''
# %% q1
def dot(v, w):
    return sum(a * b for a, b in zip(v, w))


def add(v, w):
    return [a + b for a, b in zip(v, w)]


def scalar_multiply(c, v):
    return int(c) * v


def distance(v, w):
    return math.sqrt(sum((a - b) ** 2 for a, b in zip(v, w)))


def vector_mean(vectors):
    return [sum(entries) / len(vectors) for entries in zip(*vectors)]
