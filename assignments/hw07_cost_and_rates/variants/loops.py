'''
about = "Plain loops and lists, hardly any numpy."
'''
# %% q1
def nudge_quotient(f, a, nudge):
    before = f(a)
    after = f(a + nudge)
    change = after - before
    return change / nudge
# %% q2
def cost(theta_0, theta_1, x, y):
    total = 0
    for xi, yi in zip(x, y):
        h = theta_0 + theta_1 * xi
        total += (h - yi) ** 2
    return total / (2 * len(x))
# %% q4
def cost_gradient(theta_0, theta_1, x, y):
    m = len(x)
    d0, d1 = 0, 0
    for i in range(m):
        error = theta_0 + theta_1 * x[i] - y[i]
        d0 += error / m
        d1 += error * x[i] / m
    return [d0, d1]
# %% q5
def simultaneous_update(theta_0, theta_1, d_0, d_1, alpha):
    temp0 = theta_0 - alpha * d_0(theta_0, theta_1)
    temp1 = theta_1 - alpha * d_1(theta_0, theta_1)
    theta_0 = temp0
    theta_1 = temp1
    return [theta_0, theta_1]

at_local_minimum = 'd'
# %% q6
def descend(gradient, theta, alpha, tolerance=0.0001, max_steps=10000):
    rows = [list(theta)]
    steps = 0
    small = False
    while not small and steps < max_steps:
        old = rows[-1]
        slopes = gradient(np.array(old))
        new = [old[j] - alpha * slopes[j] for j in range(len(old))]
        small = True
        for j in range(len(old)):
            if abs(new[j] - old[j]) > tolerance:
                small = False
        rows.append(new)
        steps += 1
    return np.array(rows)
# %% q7
def plot_rates(cost_of, gradient, theta, alphas, n):
    fig = plt.figure()
    ax = fig.add_subplot()
    for a in alphas:
        t = [float(v) for v in theta]
        xs, ys = [0], [cost_of(np.array(t))]
        for k in range(1, n):
            g = gradient(np.array(t))
            t = [t[j] - a * g[j] for j in range(len(t))]
            xs.append(k)
            ys.append(cost_of(np.array(t)))
        ax.plot(xs, ys, "o-", label="rate " + str(a))
    ax.set(xlabel="steps", ylabel="J", yscale="log")
    ax.legend(loc="upper right")
    return ax
# %% q8
import math

def momentum(gradient, theta, alpha, beta, n):
    rows = [[float(t) for t in theta]]
    v = [0.0] * len(theta)
    for _ in range(n - 1):
        g = gradient(np.array(rows[-1]))
        v = [beta * v[j] + g[j] for j in range(len(v))]
        rows.append([rows[-1][j] - alpha * v[j] for j in range(len(v))])
    return np.array(rows)

def adam(gradient, theta, alpha, n, beta_1=0.9, beta_2=0.999, epsilon=1e-8):
    p = len(theta)
    rows = [[float(t) for t in theta]]
    m, s = [0.0] * p, [0.0] * p
    for t in range(1, n):
        g = gradient(np.array(rows[-1]))
        new = []
        for j in range(p):
            m[j] = beta_1 * m[j] + (1 - beta_1) * g[j]
            s[j] = beta_2 * s[j] + (1 - beta_2) * g[j] * g[j]
            mh = m[j] / (1 - beta_1**t)
            sh = s[j] / (1 - beta_2**t)
            new.append(rows[-1][j] - alpha * mh / (math.sqrt(sh) + epsilon))
        rows.append(new)
    return np.array(rows)
# %% q9
def linear_rate(t, steps, first, last):
    if t >= steps:
        return last
    return first * (1 - t / steps) + last * t / steps

def cosine_rate(t, steps, first, last):
    if t >= steps:
        return last
    return last + 0.5 * (first - last) * (1 + math.cos(math.pi * t / steps))
