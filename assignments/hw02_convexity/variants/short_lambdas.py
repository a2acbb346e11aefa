'''
about = "As short as it gets: comprehensions, lambdas, next, earlier functions used by later ones."
'''
# %% q1
is_convex_at = lambda f, a, b, t: not t * f(a) + (1 - t) * f(b) - f(t * a + (1 - t) * b) < -1e-9


# %% q2
def draw_chord(f, a, b):
    ax = plt.figure().add_subplot()
    for count, name in [(2, "chord"), (500, "f")]:
        ax.plot(xs := np.linspace(a, b, count), list(map(f, xs)), label=name)
    ax.legend()
    return ax


# %% q3
from itertools import product

find_violation = lambda f, xs, ts: next((c for c in product(xs, xs, ts) if not is_convex_at(f, *c)), None)


# %% q4
second_difference = lambda f, x, h: ((f(x + h) - f(x)) / h - (f(x) - f(x - h)) / h) / h


# %% q5
is_convex_hessian = lambda H: all(e >= -1e-9 for e in np.linalg.eigvals(np.array(H)).real)


# %% q6
difference_pair = abs, lambda x: 2 * abs(x)
product_pair = (lambda x: x,) + (lambda x: x**2,)
minimum_pair = lambda x: x, lambda x: 0


# %% q7
def valleys(df, starts, alpha, n):
    ends = sorted(gradient_descent(df, s, alpha, n)[-1] for s in starts)
    return ends[:1] + [y for x, y in zip(ends, ends[1:]) if y - x >= 0.01]
