'''
question = "q7"
misconception = "Takes the borders of the map from the first and the last guess."
hint = "A path that swings leaves the rectangle between its first and its last guess."
'''
# %% q7
def plot_descent(loss, trajectory):
    low, high = trajectory[[0, -1]].min(axis=0), trajectory[[0, -1]].max(axis=0)
    xs, ys = np.linspace(low[0], high[0], 25), np.linspace(low[1], high[1], 25)
    heights = [[loss(np.array([x, y])) for x in xs] for y in ys]
    figure, axes = plt.subplots()
    axes.contour(xs, ys, heights)
    axes.plot(trajectory[:, 0], trajectory[:, 1], "o-")
    axes.set_xlabel("theta_0")
    axes.set_ylabel("theta_1")
    return axes
