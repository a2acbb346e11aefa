'''
about = "Loops, if and plain lists."
'''
# %% q1
def is_convex_at(f, a, b, t):
    place = a * t + b * (1 - t)
    chord = f(a) * t + f(b) * (1 - t)
    too_low_by = f(place) - chord
    if too_low_by > 0.000000001:
        return False
    else:
        return True


# %% q2
def draw_chord(f, a, b):
    xs = []
    ys = []
    for i in range(101):
        x = a + (b - a) * i / 100
        xs.append(x)
        ys.append(f(x))
    fig, ax = plt.subplots()
    ax.plot([a, b], [f(a), f(b)], color="red", label="chord")
    ax.plot(xs, ys, color="black", label="f")
    ax.legend()
    ax.set_title("a chord")
    return ax


# %% q3
def find_violation(f, xs, ts):
    answer = None
    for a in xs:
        for b in xs:
            for t in ts:
                chord = t * f(a) + (1 - t) * f(b)
                graph = f(t * a + (1 - t) * b)
                if graph - chord > 1e-9:
                    answer = (a, b, t)
    return answer


# %% q4
def second_difference(f, x, h):
    left = f(x) - f(x - h)
    right = f(x + h) - f(x)
    return (right - left) / h / h


# %% q5
def is_convex_hessian(H):
    for eigenvalue in np.linalg.eigvalsh(H):
        if eigenvalue < -1e-9:
            return False
    return True


# %% q6
def line(x):
    return x

def falling(x):
    return 5 - x

def bowl(x):
    return x * x

difference_pair = (line, bowl)
product_pair = (line, falling)
minimum_pair = (line, falling)


# %% q7
def valleys(df, starts, alpha, n):
    ends = []
    for start in starts:
        x = start
        for i in range(n - 1):
            x = x - alpha * df(x)
        is_new = True
        for other in ends:
            if abs(other - x) < 0.01:
                is_new = False
        if is_new:
            ends.append(x)
    ends.sort()
    return ends
