'''
question = "q7"
misconception = "Draws only the point where the path ends."
hint = "Where the path ends is one point of it. Draw all of it as a line."
'''
# %% q7
def plot_descent(loss, trajectory):
    low, high = trajectory.min(axis=0), trajectory.max(axis=0)
    xs, ys = np.linspace(low[0], high[0], 25), np.linspace(low[1], high[1], 25)
    heights = [[loss(np.array([x, y])) for x in xs] for y in ys]
    figure, axes = plt.subplots()
    axes.contour(xs, ys, heights)
    axes.plot(trajectory[-1, 0], trajectory[-1, 1], "o-")
    axes.set_xlabel("theta_0")
    axes.set_ylabel("theta_1")
    return axes
