'''
about = "Python loops, lists and plain floats."
'''
# %% q1
def add_bias(x):
    rows = []
    for value in x:
        rows.append([1, value])
    return np.array(rows)


# %% q2
def mse_loss(theta, X, y_obs):
    total = 0.0
    rows = np.asarray(X).tolist()
    for row, y in zip(rows, list(y_obs)):
        prediction = 0.0
        for weight, value in zip(theta, row):
            prediction += weight * value
        total += (y - prediction) ** 2
    return total / len(rows)


# %% q3
def best_on_grid(loss, theta_0s, theta_1s):
    best = None
    for a in theta_0s:
        for b in theta_1s:
            value = loss(np.array([a, b]))
            if best is None or value < best[2]:
                best = [a, b, value]
    return best


# %% q5
def mse_gradient(theta, X, y_obs):
    rows = np.asarray(X).tolist()
    gradient = [0.0] * len(rows[0])
    for row, y in zip(rows, list(y_obs)):
        error = y - sum(t * value for t, value in zip(theta, row))
        for j, value in enumerate(row):
            gradient[j] -= 2 * error * value / len(rows)
    return np.array(gradient)


# %% q6
def gradient_descent(df, initial_guess, alpha, n):
    current = initial_guess
    path = [current]
    for _ in range(n - 1):
        current = current - alpha * df(current)
        path.append(current)
    return np.array(path)


# %% q7
def plot_descent(loss, trajectory):
    first, second = list(trajectory[:, 0]), list(trajectory[:, 1])
    us = np.linspace(min(first), max(first), 20)
    vs = np.linspace(min(second), max(second), 20)
    table = np.zeros((20, 20))
    for row, v in enumerate(vs):
        for column, u in enumerate(us):
            table[row, column] = loss(np.array([u, v]))
    fig, ax = plt.subplots()
    ax.contourf(us, vs, table, levels=12, cmap="Greys")
    ax.plot(first, second, color="red")
    ax.scatter(first, second, color="red")
    ax.set(xlabel="fixed tip", ylabel="fraction of the bill")
    return ax


# %% q8
from sklearn.linear_model import LinearRegression

def ols(X, y_obs):
    model = LinearRegression(fit_intercept=False)
    model.fit(np.asarray(X), np.asarray(y_obs))
    return list(model.coef_)
