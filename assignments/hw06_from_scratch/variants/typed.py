'''
about = "Type hints, small helpers, a named tuple, a generator inside."
'''
# %% q1
from typing import NamedTuple

Vector = list[float]


def dot(v: Vector, w: Vector) -> float:
    assert len(v) == len(w)
    return sum(v_i * w_i for v_i, w_i in zip(v, w))


def add(v: Vector, w: Vector) -> Vector:
    assert len(v) == len(w)
    return [v_i + w_i for v_i, w_i in zip(v, w)]


def scalar_multiply(c: float, v: Vector) -> Vector:
    return [c * v_i for v_i in v]


def distance(v: Vector, w: Vector) -> float:
    return math.hypot(*(v_i - w_i for v_i, w_i in zip(v, w)))


def vector_mean(vectors: list[Vector]) -> Vector:
    p = len(vectors[0])
    return [sum(vector[j] for vector in vectors) / len(vectors) for j in range(p)]


# %% q2
def difference_quotient(f, x: float, h: float) -> float:
    return (f(x + h) - f(x)) / h


def partial_difference_quotient(f, v: Vector, i: int, h: float) -> float:
    direction = [1.0 if j == i else 0.0 for j in range(len(v))]
    return (f([a + h * d for a, d in zip(v, direction)]) - f(v)) / h


def estimate_gradient(f, v: Vector, h: float = 0.0001) -> Vector:
    here = f(v)
    estimates = []
    for i in range(len(v)):
        nudged = list(v)
        nudged[i] += h
        estimates.append((f(nudged) - here) / h)
    return estimates


# %% q4
def sum_of_squares(v: Vector) -> float:
    return float(sum(pow(entry, 2) for entry in v))


def sum_of_squares_gradient(v: Vector) -> Vector:
    return [2.0 * entry for entry in v]


def gradient_step(v: Vector, gradient: Vector, step_size: float) -> Vector:
    assert len(v) == len(gradient)
    return [a + step_size * g for a, g in zip(v, gradient)]


# %% q5
def places(step, v: Vector, n_steps: int):
    yield 0, v
    for number in range(1, n_steps + 1):
        v = step(v)
        yield number, v


def walk(step, v: Vector, n_steps: int) -> Vector:
    lines = []
    for number, place in places(step, list(v), n_steps):
        lines.append(f"step {number}: " + " ".join(format(entry, ".3f") for entry in place))
    print("\n".join(lines))
    return place


# %% q7
class Line(NamedTuple):
    slope: float
    intercept: float

    def error(self, x: float, y: float) -> float:
        return self.slope * x + self.intercept - y


def linear_gradient(x: float, y: float, theta: Vector) -> Vector:
    line = Line(*theta)
    return [2 * line.error(x, y) * x, 2 * line.error(x, y)]


# %% q8
def minibatches(dataset: list, batch_size: int, shuffle: bool = True):
    order = list(range(math.ceil(len(dataset) / batch_size)))
    if shuffle:
        order = random.sample(order, k=len(order))
    for number in order:
        yield [dataset[k] for k in range(number * batch_size, min((number + 1) * batch_size, len(dataset)))]


# %% q9
def one_update(batch: list, gradient, theta: Vector, rate: float) -> Vector:
    mean = vector_mean([list(gradient(x, y, theta)) for x, y in batch])
    return add(theta, scalar_multiply(-rate, mean))


def fit(epoch_batches, gradient, theta: Vector, rate: float, epochs: int) -> Vector:
    for _ in range(epochs):
        for batch in epoch_batches():
            theta = one_update(batch, gradient, theta, rate)
    return theta
