'''
about = "Loops and if, as in a first programming course; NumPy only where the result must be an array."
'''
# %% q1
def simple_minimize(f, xs):
    best = xs[0]
    for candidate in xs:
        if f(candidate) < f(best):
            best = candidate
    return best


# %% q2
def derivative_arbitrary(x):
    cubic = 4 * x * x * x
    quadratic = 45 * x * x
    return cubic / 10 - quadratic / 10 + 16 * x - 18


# %% q3
def which_way(df, x):
    answer = "stay"
    if df(x) > 0:
        answer = "left"
    elif df(x) < 0:
        answer = "right"
    return answer


# %% q4
def plot_one_step(x):
    slope = derivative_arbitrary(x)
    target = x - slope
    print("old x:", x)
    print("new x:", target)
    ax = draw_curve()
    for place, marker in [(x, "s"), (target, "D")]:
        ax.plot([place], [arbitrary(place)], marker)
    return ax


# %% q5
def gradient_descent(df, initial_guess, alpha, n):
    path = []
    current = initial_guess
    for i in range(n):
        path.append(current)
        if i < n - 1:
            current = current - alpha * df(current)
    return np.array(path)


# %% q6
def describe_path(guesses):
    for guess in guesses:
        if guess != guess or guess in (float("inf"), -float("inf")):
            return "diverges"
    first = guesses[1] - guesses[0]
    previous = guesses[-2] - guesses[-3]
    last = guesses[-1] - guesses[-2]
    if abs(last) > 10 * abs(first):
        return "diverges"
    if abs(last) < 0.001:
        return "converges"
    if (last > 0 and previous < 0) or (last < 0 and previous > 0):
        return "bounces"
    return "creeps"


# %% q7
def alpha_limit(c):
    slope_factor = 2 * c
    return 2 / slope_factor


# %% q8
def best_restart(f, descend, starts):
    best_end = None
    best_height = float("inf")
    for start in starts:
        path = descend(start)
        end = path[len(path) - 1]
        if f(end) < best_height:
            best_end, best_height = end, f(end)
    return best_end
