'''
about = "Arrays, and results as NumPy values; the middle of a group stands for a valley."
'''
# %% q1
def is_convex_at(f, a, b, t):
    weights = np.array([t, 1 - t])
    chord = weights @ np.array([f(a), f(b)], dtype=float)
    return np.greater_equal(chord + 1e-9, f(t * np.asarray(a) + (1 - t) * np.asarray(b)))


# %% q2
def draw_chord(f, a, b):
    low, high = sorted([a, b])
    ts = np.linspace(0, 1, 60)
    places = low + ts * (high - low)
    plt.figure()
    plt.plot(places, np.vectorize(f, otypes=[float])(places), label="f")
    plt.plot(places, (1 - ts) * f(low) + ts * f(high), "k:", label="chord")
    plt.scatter([low, high], [f(low), f(high)])
    plt.legend(loc="best")
    return plt.gca()


# %% q3
def find_violation(f, xs, ts):
    xs, ts = np.asarray(xs, dtype=float), np.asarray(ts, dtype=float)
    heights = np.array([f(x) for x in xs])
    t = ts[None, None, :]
    places = t * xs[:, None, None] + (1 - t) * xs[None, :, None]
    chords = t * heights[:, None, None] + (1 - t) * heights[None, :, None]
    graph = np.array([f(x) for x in places.ravel()]).reshape(places.shape)
    bad = np.argwhere(chords < graph - 1e-9)
    if len(bad) == 0:
        return None
    i, j, k = bad[0]
    return np.array([xs[i], xs[j], ts[k]])


# %% q4
def second_difference(f, x, h):
    heights = np.array([f(x - h), f(x), f(x + h)])
    return np.tensordot([1, -2, 1], heights, axes=1) / np.square(h)


# %% q5
def is_convex_hessian(H):
    H = np.array(H, dtype=float)
    return np.linalg.eigvalsh(H).min() > -1e-9


# %% q6
difference_pair = (np.abs, np.square)
product_pair = (np.square, lambda x: np.square(x - 2))
minimum_pair = (np.exp, lambda x: np.exp(-x))


# %% q7
def valleys(df, starts, alpha, n):
    ends = np.sort([gradient_descent(df, start, alpha, n)[-1] for start in starts])
    borders = np.flatnonzero(np.diff(ends) >= 0.01) + 1
    return np.array([group.mean() for group in np.split(ends, borders)])
