'''
about = "Small helpers, recursion and generators."
'''
# %% q1
nudge_quotient = lambda f, a, nudge: (f(a + nudge) - f(a)) / ((a + nudge) - a)
# %% q2
def h(theta_0, theta_1, x):
    return [theta_0 + theta_1 * v for v in x]

def cost(theta_0, theta_1, x, y):
    return sum((p - o) ** 2 for p, o in zip(h(theta_0, theta_1, x), y, strict=True)) / len(y) / 2
# %% q4
def cost_gradient(theta_0, theta_1, x, y):
    def partial(weights):
        return np.average((theta_0 + theta_1 * x - y) * weights)
    return partial(np.ones(len(x))), partial(x)
# %% q5
def simultaneous_update(theta_0, theta_1, d_0, d_1, alpha):
    theta_0, theta_1 = theta_0 - alpha * d_0(theta_0, theta_1), theta_1 - alpha * d_1(theta_0, theta_1)
    return theta_0, theta_1

at_local_minimum = "abcd"[-1]
# %% q6
import itertools

def walk(gradient, theta, alpha):
    while True:
        yield theta
        theta = theta - alpha * gradient(theta)

def descend(gradient, theta, alpha, tolerance=0.0001, max_steps=10000):
    places = []
    for place in itertools.islice(walk(gradient, theta, alpha), max_steps + 1):
        places.append(place)
        if len(places) > 1 and all(abs(a - b) <= tolerance for a, b in zip(*places[-2:])):
            break
    return np.stack(places)
# %% q7
def costs(cost_of, gradient, theta, alpha, n):
    yield cost_of(theta)
    if n > 1:
        yield from costs(cost_of, gradient, theta - alpha * gradient(theta), alpha, n - 1)

def plot_rates(cost_of, gradient, theta, alphas, n):
    _, ax = plt.subplots(figsize=(8, 5))
    for alpha in alphas:
        ax.semilogy(list(costs(cost_of, gradient, theta, alpha, n)), ".-", label=f"{alpha!r}")
    ax.set_title("How fast?")
    ax.set_xlabel("number of steps")
    ax.set_ylabel("cost J")
    ax.legend(title="alpha")
    return ax
# %% q8
def _collect(rule, theta, n):
    places = [np.asarray(theta, dtype=float)]
    for t in range(n - 1):
        places.append(rule(t + 1, places[-1]))
    return np.vstack(places)

def momentum(gradient, theta, alpha, beta, n):
    state = {"v": 0}
    def rule(t, place):
        state["v"] = beta * state["v"] + gradient(place)
        return place - alpha * state["v"]
    return _collect(rule, theta, n)

def adam(gradient, theta, alpha, n, beta_1=0.9, beta_2=0.999, epsilon=1e-8):
    state = {"m": 0, "s": 0}
    def rule(t, place):
        g = gradient(place)
        state["m"] = beta_1 * state["m"] + (1 - beta_1) * g
        state["s"] = beta_2 * state["s"] + (1 - beta_2) * g**2
        m_hat, s_hat = state["m"] / (1 - beta_1**t), state["s"] / (1 - beta_2**t)
        return place - alpha * m_hat / (s_hat**0.5 + epsilon)
    return _collect(rule, theta, n)
