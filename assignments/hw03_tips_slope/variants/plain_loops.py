'''
about = "Python loops, lists and plain floats."
'''
# %% q1
def mse_loss(theta_1, x, y_obs):
    total = 0.0
    for bill, tip in zip(x, y_obs):
        total += (float(tip) - theta_1 * float(bill)) ** 2
    return total / len(x)


# %% q2
def fix_data(f, x, y_obs):
    return lambda t: f(t, x, y_obs)


# %% q3
def best_guess(loss, thetas):
    best = thetas[0]
    smallest = loss(best)
    for theta in thetas:
        value = loss(theta)
        if value < smallest:
            best, smallest = theta, value
    return [best, smallest]


# %% q5
def mse_loss_derivative(theta_1, x, y_obs):
    total = 0.0
    for bill, tip in zip(x, y_obs):
        total += -2 * bill * (tip - theta_1 * bill)
    return float(total / len(x))


# %% q6
def fit_slope(derivative, x, y_obs, initial_guess, alpha, n):
    guesses = [initial_guess]
    for _ in range(n - 1):
        guesses.append(guesses[-1] - alpha * derivative(guesses[-1], x, y_obs))
    return guesses


# %% q7
def plot_path(loss, guesses):
    low, high = min(guesses), max(guesses)
    margin = (high - low) / 10
    xs = [low - margin + (high - low + 2 * margin) * i / 199 for i in range(200)]
    fig, ax = plt.subplots()
    ax.plot(xs, [loss(x) for x in xs])
    for guess in guesses:
        ax.scatter(guess, loss(guess), color="red")
    ax.set(xlabel="slope", ylabel="MSE", title="The way down")
    return ax


# %% q8
def largest_alpha(x):
    return len(x) / sum(float(bill) ** 2 for bill in x)


# %% q9
def best_slope(x, y_obs):
    return sum(a * b for a, b in zip(x, y_obs)) / sum(a * a for a in x)
