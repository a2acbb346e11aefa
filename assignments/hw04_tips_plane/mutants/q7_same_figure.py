'''
question = "q7"
misconception = "Draws into the figure that happens to be open."
hint = "plt.contour and plt.plot draw into the figure that was used last. Ask for a fresh one first."
'''
# %% q7
def plot_descent(loss, trajectory):
    low, high = trajectory.min(axis=0), trajectory.max(axis=0)
    xs, ys = np.linspace(low[0], high[0], 25), np.linspace(low[1], high[1], 25)
    heights = [[loss(np.array([x, y])) for x in xs] for y in ys]
    axes = plt.gca()
    axes.contour(xs, ys, heights)
    axes.plot(trajectory[:, 0], trajectory[:, 1], "o-")
    axes.set_xlabel("theta_0")
    axes.set_ylabel("theta_1")
    return axes
