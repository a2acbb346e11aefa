'''
about = "DataFrames and Series wherever they fit."
'''
# %% q1
def add_bias(x):
    table = pd.DataFrame({"total_bill": x})
    table.insert(0, "bias", 1)
    return table


# %% q2
def mse_loss(theta, X, y_obs):
    frame = pd.DataFrame(X)
    return float(((frame @ theta).to_numpy() - np.asarray(y_obs)).__pow__(2).mean())


# %% q3
def best_on_grid(loss, theta_0s, theta_1s):
    grid = pd.MultiIndex.from_product([list(theta_0s), list(theta_1s)])
    losses = pd.Series([loss(np.array(pair)) for pair in grid], index=grid)
    theta_0, theta_1 = losses.idxmin()
    return theta_0, theta_1, losses.min()


# %% q5
def mse_gradient(theta, X, y_obs):
    frame = pd.DataFrame(X).reset_index(drop=True)
    errors = pd.Series(np.asarray(y_obs)) - frame @ theta
    return frame.mul(-2 * errors, axis=0).mean().to_numpy()


# %% q6
def gradient_descent(df, initial_guess, alpha, n):
    start = np.array(initial_guess, dtype=float)
    path = np.empty((n,) + start.shape)
    path[0] = start
    for t in range(1, n):
        path[t] = path[t - 1] - alpha * np.asarray(df(path[t - 1]))
    return path


# %% q7
def plot_descent(loss, trajectory):
    path = pd.DataFrame(trajectory, columns=["theta_0", "theta_1"])
    us = np.linspace(path["theta_0"].min() - 1, path["theta_0"].max() + 1, 40)
    vs = np.linspace(path["theta_1"].min() - 1, path["theta_1"].max() + 1, 35)
    heights = pd.DataFrame([[loss(np.array([u, v])) for u in us] for v in vs], index=vs, columns=us)
    axes = plt.figure().add_subplot()
    axes.contour(heights.columns, heights.index, heights, levels=15, colors="gray")
    path.plot(x="theta_0", y="theta_1", ax=axes, legend=False, marker=".")
    axes.set_ylabel("theta_1")
    return axes


# %% q8
def ols(X, y_obs):
    table = pd.DataFrame(X)
    inverse = np.linalg.inv(table.T.to_numpy() @ table.to_numpy())
    return pd.Series(inverse @ table.T.to_numpy() @ np.asarray(y_obs))
