'''
question = "q1"
misconception = "Divides by the number of entries instead of the number of vectors."
hint = "A mean divides by how many things were added. How many vectors were there?"
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
    return [sum(entries) / len(vectors[0]) for entries in zip(*vectors)]
