'''
question = "q7"
misconception = "Draws the same piece of the landscape for every path."
hint = "Another path may run elsewhere. Take the borders of the map from the trajectory."
'''
# %% q7
def plot_descent(loss, trajectory):
    low, high = trajectory.min(axis=0), trajectory.max(axis=0)
    xs, ys = np.linspace(-1, 4, 25), np.linspace(-3, 2, 25)
    heights = [[loss(np.array([x, y])) for x in xs] for y in ys]
    figure, axes = plt.subplots()
    axes.contour(xs, ys, heights)
    axes.plot(trajectory[:, 0], trajectory[:, 1], "o-")
    axes.set_xlabel("theta_0")
    axes.set_ylabel("theta_1")
    return axes
