'''
question = "q1"
misconception = "Collects the sum in the first of the vectors that were handed in."
hint = "Print the vectors after the call. Which of them is your running total?"
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
    total = vectors[0]
    for vector in vectors[1:]:
        for k in range(len(total)):
            total[k] += vector[k]
    return [entry / len(vectors) for entry in total]
