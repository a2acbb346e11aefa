'''
about = "Tables and series where they fit, recursion, and a descent kept in a class."
'''
# %% q1
import pandas as pd

def simple_minimize(f, xs):
    heights = pd.Series([f(x) for x in xs], index=list(xs))
    return heights.idxmin()


# %% q2
def derivative_arbitrary(x):
    return sum(power * factor * x ** (power - 1) for power, factor in {4: 1, 3: -15, 2: 80, 1: -180}.items()) / 10


# %% q3
def which_way(df, x):
    match np.sign(df(x)):
        case -1:
            return "right"
        case 1:
            return "left"
        case _:
            return "stay"


# %% q4
def plot_one_step(x):
    table = pd.DataFrame({"x": [x, x - derivative_arbitrary(x)]}, index=["old", "new"], dtype=float)
    table["f"] = arbitrary(table["x"])
    for name, place in table["x"].items():
        print(f"{name} x: {place!r}")
    axes = draw_curve()
    table.plot(x="x", y="f", kind="scatter", ax=axes)
    axes.annotate("new", table.loc["new"])
    return axes


# %% q5
class Walker:
    def __init__(self, df, place, alpha):
        self.df, self.alpha, self.trace = df, alpha, [place]

    def step(self):
        here = self.trace[-1]
        self.trace.append(here - self.alpha * self.df(here))

def gradient_descent(df, initial_guess, alpha, n):
    walker = Walker(df, initial_guess, alpha)
    while len(walker.trace) < n:
        walker.step()
    return np.vstack(walker.trace) if np.ndim(initial_guess) else np.array(walker.trace)


# %% q6
def describe_path(guesses):
    path = pd.Series(guesses, dtype=float)
    if path.isna().any() or np.isinf(path).any():
        return "diverges"
    steps = path.diff().dropna().tolist()
    if abs(steps[-1]) > 10 * abs(steps[0]):
        return "diverges"
    if abs(steps[-1]) < 0.001:
        return "converges"
    return "bounces" if steps[-1] * steps[-2] < 0 else "creeps"


# %% q7
def alpha_limit(c):
    # |1 - 2 alpha c| = 1 at alpha = 0 and at the border
    border = 1 / c
    return float(border)


# %% q8
def best_restart(f, descend, starts):
    table = pd.DataFrame({"end": [float(descend(start)[-1]) for start in starts]})
    table["height"] = [f(end) for end in table["end"]]
    return table.sort_values("height")["end"].iloc[0]
