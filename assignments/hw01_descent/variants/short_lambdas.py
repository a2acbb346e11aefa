'''
about = "As short as it gets: comprehensions, lambdas, min with a key, itertools."
'''
# %% q1
simple_minimize = lambda f, xs: min(xs, key=f)


# %% q2
derivative_arbitrary = lambda x: ((0.4 * x - 4.5) * x + 16) * x - 18


# %% q3
which_way = lambda df, x: {True: "right", False: "left"}[df(x) < 0] if df(x) else "stay"


# %% q4
def plot_one_step(x):
    new = x - derivative_arbitrary(x)
    print("old x: %s" % x, "new x: %s" % new, sep="\n")
    (axes := draw_curve()).plot(x, arbitrary(x), "o", new, arbitrary(new), "x")
    return axes


# %% q5
from itertools import accumulate

def gradient_descent(df, initial_guess, alpha, n):
    steps = accumulate(range(n - 1), lambda guess, _: guess - alpha * df(guess), initial=initial_guess)
    return np.array(list(steps))


# %% q6
def describe_path(guesses):
    s = [b - a for a, b in zip(guesses, guesses[1:])]
    if not all(map(np.isfinite, guesses)) or abs(s[-1]) > 10 * abs(s[0]):
        return "diverges"
    return "converges" if abs(s[-1]) < 0.001 else "bounces" if s[-1] * s[-2] < 0 else "creeps"


# %% q7
alpha_limit = lambda c: c**-1


# %% q8
best_restart = lambda f, descend, starts: min((list(descend(s))[-1] for s in starts), key=f)
