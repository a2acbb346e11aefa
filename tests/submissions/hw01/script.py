import matplotlib.pyplot as plt
import numpy as np


def arbitrary(x):
    return (x**4 - 15 * x**3 + 80 * x**2 - 180 * x + 144) / 10


def draw_curve():
    xs = np.linspace(1, 7, 200)
    figure, axes = plt.subplots()
    axes.plot(xs, arbitrary(xs))
    return axes


draw_curve()


def simple_minimize(f, xs):
    """Return the element of xs at which f is smallest."""
    ys = [f(x) for x in xs]
    return xs[ys.index(min(ys))]


def derivative_arbitrary(x):
    """Return the slope of arbitrary at x, a number or a NumPy array."""
    return 0.4 * x**3 - 4.5 * x**2 + 16 * x - 18


def which_way(df, x):
    """Return "right", "left" or "stay": the direction in which the curve with slope df falls at x."""
    if df(x) > 0:
        return "left"
    elif df(x) < 0:
        return "right"
    else:
        return "stay"


def plot_one_step(x):
    """Take one step downhill from x; print it, draw it, and return the axes."""
    new = x - derivative_arbitrary(x)
    print("old x:", x)
    print("new x:", new)
    ax = draw_curve()
    ax.plot([x], [arbitrary(x)], "o", fillstyle="none")
    ax.plot([new], [arbitrary(new)], "o")
    return ax


def gradient_descent(df, initial_guess, alpha, n):
    """Return the first n guesses of gradient descent as an array; the first is initial_guess."""
    guesses = [initial_guess]
    for i in range(n - 1):
        guesses.append(guesses[-1] - alpha * df(guesses[-1]))
    return np.array(guesses)


def describe_path(guesses):
    """Return "diverges", "converges", "bounces" or "creeps"."""
    if not np.isfinite(guesses).all():
        return "diverges"
    steps = np.diff(guesses)
    lengths = np.abs(steps)
    if lengths[-1] > 10 * lengths[0]:
        return "diverges"
    elif lengths[-1] < 0.001:
        return "converges"
    elif steps[-1] * steps[-2] < 0:
        return "bounces"
    else:
        return "creeps"


def alpha_limit(c):
    """Return the border of the learning rates for which gradient descent on c * x**2 converges."""
    # |1 - 2 alpha c| < 1 as long as 2 alpha c < 2
    return 1 / c


def best_restart(f, descend, starts):
    """Descend from every start and return the last guess with the smallest f."""
    best = None
    for start in starts:
        end = descend(start)[-1]
        if best is None or f(end) < f(best):
            best = end
    return best
