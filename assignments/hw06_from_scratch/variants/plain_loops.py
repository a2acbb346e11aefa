'''
about = "Loops and indices, as in a first programming course."
'''
# %% q1
def dot(v, w):
    total = 0
    for k in range(len(v)):
        total = total + v[k] * w[k]
    return total


def add(v, w):
    result = []
    for k in range(len(v)):
        result.append(v[k] + w[k])
    return result


def scalar_multiply(c, v):
    result = list(v)
    for k in range(len(result)):
        result[k] = c * result[k]
    return result


def distance(v, w):
    total = 0
    for k in range(len(v)):
        total += (v[k] - w[k]) * (v[k] - w[k])
    return total ** 0.5


def vector_mean(vectors):
    result = [0] * len(vectors[0])
    for vector in vectors:
        result = add(result, vector)
    for k in range(len(result)):
        result[k] /= len(vectors)
    return result


# %% q2
def difference_quotient(f, x, h):
    rise = f(x + h) - f(x)
    return rise / h


def partial_difference_quotient(f, v, i, h):
    nudged = v[:]
    nudged[i] = nudged[i] + h
    return (f(nudged) - f(v)) / h


def estimate_gradient(f, v, h=0.0001):
    gradient = []
    for i in range(len(v)):
        gradient.append(partial_difference_quotient(f, v, i, h))
    return gradient


# %% q3
def plot_errors(f, df, x, hs):
    plt.figure()
    errors = []
    for h in hs:
        errors.append(abs((f(x + h) - f(x)) / h - df(x)))
    plt.plot(hs, errors, color="tab:red")
    plt.xscale("log")
    plt.yscale("log")
    plt.title("error of the difference quotient")
    return plt.gca()


# %% q4
def sum_of_squares(v):
    total = 0
    for entry in v:
        total += entry * entry
    return total


def sum_of_squares_gradient(v):
    gradient = []
    for entry in v:
        gradient.append(entry + entry)
    return gradient


def gradient_step(v, gradient, step_size):
    moved = []
    for k in range(len(v)):
        moved.append(v[k] + step_size * gradient[k])
    return moved


# %% q5
def walk(step, v, n_steps):
    number = 0
    while True:
        line = "step " + str(number) + ":"
        for entry in v:
            line = line + " " + format(entry, ".3f")
        print(line)
        if number == n_steps:
            return v
        v = step(v)
        number = number + 1


# %% q7
def linear_gradient(x, y, theta):
    predicted = theta[0] * x + theta[1]
    error = predicted - y
    for_slope = 2 * error * x
    for_intercept = 2 * error
    return [for_slope, for_intercept]


# %% q8
def minibatches(dataset, batch_size, shuffle=True):
    batches = []
    position = 0
    while position < len(dataset):
        batches.append(dataset[position:position + batch_size])
        position += batch_size
    if shuffle:
        random.shuffle(batches)
    for batch in batches:
        yield batch


# %% q9
def fit(epoch_batches, gradient, theta, rate, epochs):
    theta = list(theta)
    for epoch in range(epochs):
        for batch in epoch_batches():
            total = [0] * len(theta)
            for x, y in batch:
                one = gradient(x, y, theta)
                for k in range(len(total)):
                    total[k] += one[k]
            for k in range(len(theta)):
                theta[k] = theta[k] - rate * total[k] / len(batch)
    return theta
