'''
about = "As short as it gets: lambdas, maps, the standard library."
'''
# %% q1
import operator
from statistics import fmean

dot = lambda v, w: sum(map(operator.mul, v, w))
add = lambda v, w: list(map(operator.add, v, w))
scalar_multiply = lambda c, v: [c * x for x in v]
distance = math.dist
vector_mean = lambda vectors: list(map(fmean, zip(*vectors)))


# %% q2
difference_quotient = lambda f, x, h: f(x + h) / h - f(x) / h
partial_difference_quotient = lambda f, v, i, h: (f([*v[:i], v[i] + h, *v[i + 1:]]) - f(v)) / h


def estimate_gradient(f, v, h=0.0001):
    return [partial_difference_quotient(f, v, i, h) for i, _ in enumerate(v)]


# %% q3
def plot_errors(f, df, x, hs):
    (line,) = plt.subplots()[1].loglog(hs, [math.fabs((f(x + h) - f(x)) / h - df(x)) for h in hs])
    return line.axes


# %% q4
sum_of_squares = lambda v: math.fsum(x * x for x in v)
sum_of_squares_gradient = lambda v: [x * 2.0 for x in v]
gradient_step = lambda v, gradient, step_size: [x + step_size * g for x, g in zip(v, gradient)]


# %% q5
def walk(step, v, n_steps, number=0):
    print("step %d: %s" % (number, " ".join("%.3f" % x for x in v)))
    return v if number == n_steps else walk(step, step(v), n_steps, number + 1)


# %% q7
linear_gradient = lambda x, y, theta: [2 * k * (theta[0] * x + theta[1] - y) for k in (x, 1)]


# %% q8
def minibatches(dataset, batch_size, shuffle=True):
    for start in sorted(range(0, len(dataset), batch_size), key=lambda _: random.random() if shuffle else 0):
        yield dataset[start:start + batch_size]


# %% q9
from itertools import chain


def fit(epoch_batches, gradient, theta, rate, epochs):
    for batch in chain.from_iterable(epoch_batches() for _ in range(epochs)):
        columns = zip(*(gradient(x, y, theta) for x, y in batch))
        theta = [t - rate * fmean(column) for t, column in zip(theta, columns)]
    return theta
