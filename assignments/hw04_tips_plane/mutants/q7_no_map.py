'''
question = "q7"
misconception = "Draws the path without the map under it."
hint = "A path without a map does not tell up from down. Draw the contour lines of the loss first."
'''
# %% q7
def plot_descent(loss, trajectory):
    low, high = trajectory.min(axis=0), trajectory.max(axis=0)
    xs, ys = np.linspace(low[0], high[0], 25), np.linspace(low[1], high[1], 25)
    heights = [[loss(np.array([x, y])) for x in xs] for y in ys]
    figure, axes = plt.subplots()
    axes.plot(trajectory[:, 0], trajectory[:, 1], "o-")
    axes.set_xlabel("theta_0")
    axes.set_ylabel("theta_1")
    return axes
