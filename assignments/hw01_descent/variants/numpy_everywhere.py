'''
about = "Arrays for everything, results as NumPy numbers and NumPy text."
'''
# %% q1
def simple_minimize(f, xs):
    places = np.asarray(xs, dtype=float)
    heights = np.fromiter((f(place) for place in places), dtype=float)
    return places[heights.argmin()]


# %% q2
def derivative_arbitrary(x):
    return np.polyval(np.polyder([0.1, -1.5, 8.0, -18.0, 14.4]), x)


# %% q3
def which_way(df, x):
    return np.array(["stay", "left", "right"])[int(np.sign(df(x)))]


# %% q4
def plot_one_step(x):
    places = np.array([x, x - derivative_arbitrary(x)])
    print(f"old x: {places[0]}\nnew x: {places[1]}")
    axes = draw_curve()
    axes.scatter(places, arbitrary(places), c=["tab:gray", "tab:green"], zorder=3)
    return axes


# %% q5
def gradient_descent(df, initial_guess, alpha, n):
    start = np.asarray(initial_guess, dtype=float)
    path = np.empty((n, *start.shape))
    path[0] = start
    for t in range(1, n):
        path[t] = path[t - 1] - alpha * np.asarray(df(path[t - 1]))
    return path


# %% q6
def describe_path(guesses):
    path = np.asarray(guesses, dtype=float)
    with np.errstate(invalid="ignore"):
        steps = np.diff(path)
    lengths = np.abs(steps)
    conditions = [
        not np.isfinite(path).all() or lengths[-1] > 10 * lengths[0],
        lengths[-1] < 1e-3,
        np.sign(steps[-1]) == -np.sign(steps[-2]) and steps[-1] != 0,
    ]
    return np.select(conditions, ["diverges", "converges", "bounces"], default="creeps").item()


# %% q7
def alpha_limit(c):
    return np.float64(1) / c


# %% q8
def best_restart(f, descend, starts):
    ends = np.array([descend(start)[-1] for start in starts], dtype=float)
    return ends[np.argmin([f(end) for end in ends])]
