'''
question = "q7"
misconception = "Leaves the axes without labels."
hint = "What do the two directions of the map show? Say it in the figure."
'''
# %% q7
def plot_descent(loss, trajectory):
    low, high = trajectory.min(axis=0), trajectory.max(axis=0)
    xs, ys = np.linspace(low[0], high[0], 25), np.linspace(low[1], high[1], 25)
    heights = [[loss(np.array([x, y])) for x in xs] for y in ys]
    figure, axes = plt.subplots()
    axes.contour(xs, ys, heights)
    axes.plot(trajectory[:, 0], trajectory[:, 1], "o-")
    return axes
