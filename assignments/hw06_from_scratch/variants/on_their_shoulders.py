'''
about = "Every function stands on those of the questions before it."
'''
# %% q1
def add(v, w):
    return [a + b for a, b in zip(v, w)]


def scalar_multiply(c, v):
    return [c * a for a in v]


def dot(v, w):
    return sum(a * b for a, b in zip(v, w))


def distance(v, w):
    difference = add(v, scalar_multiply(-1, w))
    return math.sqrt(dot(difference, difference))


def vector_mean(vectors):
    total = vectors[0]
    for vector in vectors[1:]:
        total = add(total, vector)
    return scalar_multiply(1 / len(vectors), total)


# %% q2
def difference_quotient(f, x, h):
    return (f(x + h) - f(x)) / h


def partial_difference_quotient(f, v, i, h):
    return difference_quotient(lambda entry: f(v[:i] + [entry] + v[i + 1:]), v[i], h)


def estimate_gradient(f, v, h=0.0001):
    return [partial_difference_quotient(f, v, i, h) for i in range(len(v))]


# %% q3
def plot_errors(f, df, x, hs):
    figure, axes = plt.subplots()
    axes.plot(hs, [abs(difference_quotient(f, x, h) - df(x)) for h in hs], ".--")
    axes.set(xscale="log", yscale="log", xlabel="h", ylabel="error")
    return axes


# %% q4
def sum_of_squares(v):
    return dot(v, v)


def sum_of_squares_gradient(v):
    return scalar_multiply(2, v)


def gradient_step(v, gradient, step_size):
    return add(v, scalar_multiply(step_size, gradient))


# %% q5
def show(number, v):
    print(f"step {number}:", *(f"{entry:.3f}" for entry in v))


def walk(step, v, n_steps):
    show(0, v)
    for number in range(n_steps):
        v = step(v)
        show(number + 1, v)
    return v


# %% q7
def linear_gradient(x, y, theta):
    error = dot(theta, [x, 1]) - y
    return scalar_multiply(2 * error, [x, 1])


# %% q8
def minibatches(dataset, batch_size, shuffle=True):
    starts = range(0, len(dataset), batch_size)
    order = random.sample(starts, len(starts)) if shuffle else starts
    yield from (dataset[start:start + batch_size] for start in order)


# %% q9
def fit(epoch_batches, gradient, theta, rate, epochs):
    for _ in range(epochs):
        for batch in epoch_batches():
            mean = vector_mean([gradient(x, y, theta) for x, y in batch])
            theta = gradient_step(theta, mean, -rate)
    return theta
