'''
about = "Tables where they fit, lists instead of tuples, the state-based interface of pyplot."
'''
# %% q1
import pandas as pd

def is_convex_at(f, a, b, t):
    heights = pd.Series({"a": f(a), "b": f(b)}, dtype=float)
    shares = pd.Series({"a": t, "b": 1 - t})
    return bool((heights * shares).sum() - f(b + t * (a - b)) >= -1e-9)


# %% q2
def draw_chord(f, a, b):
    table = pd.DataFrame({"x": np.linspace(a, b, 80)})
    table["f"] = [f(x) for x in table["x"]]
    ends = table.iloc[[0, -1]].rename(columns={"f": "chord"})
    axes = table.plot(x="x", y="f", label="f")
    ends.plot(x="x", y="chord", ax=axes, style="s--", label="chord")
    axes.legend()
    return axes


# %% q3
def find_violation(f, xs, ts):
    table = pd.MultiIndex.from_product([xs, xs, ts], names=["a", "b", "t"]).to_frame(index=False)
    chord = table.t * table.a.map(f) + (1 - table.t) * table.b.map(f)
    graph = (table.t * table.a + (1 - table.t) * table.b).map(f)
    bad = table[chord < graph - 1e-9]
    return None if bad.empty else bad.iloc[0].tolist()


# %% q4
def second_difference(f, x, h):
    slope_left = (f(x) - f(x - h)) / h
    slope_right = (f(x + h) - f(x)) / h
    return (slope_right - slope_left) / h


# %% q5
import scipy.linalg

def is_convex_hessian(H):
    return bool(scipy.linalg.eigvalsh(H, subset_by_index=[0, 0])[0] >= -1e-9)


# %% q6
difference_pair = [lambda x: max(x, 0), lambda x: x**4]
product_pair = [lambda x: x - 1, lambda x: np.exp(-x)]
minimum_pair = [lambda x: abs(x - 2), lambda x: abs(x + 2)]


# %% q7
def valleys(df, starts, alpha, n):
    ends = pd.Series([gradient_descent(df, start, alpha, n)[-1] for start in starts]).sort_values()
    return ends[~(ends.diff() < 0.01)].tolist()
