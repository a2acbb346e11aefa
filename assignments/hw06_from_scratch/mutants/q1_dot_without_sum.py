'''
question = "q1"
misconception = "Multiplies entry by entry and forgets to add up."
hint = "A dot product is one number. What is missing after the multiplications?"
'''
# %% q1
def dot(v, w):
    return [a * b for a, b in zip(v, w)]


def add(v, w):
    return [a + b for a, b in zip(v, w)]


def scalar_multiply(c, v):
    return [c * a for a in v]


def distance(v, w):
    return math.sqrt(sum((a - b) ** 2 for a, b in zip(v, w)))


def vector_mean(vectors):
    return [sum(entries) / len(vectors) for entries in zip(*vectors)]
