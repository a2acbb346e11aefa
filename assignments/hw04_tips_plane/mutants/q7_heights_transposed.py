'''
question = "q7"
misconception = "Makes the table of heights with a row for each theta_0."
hint = "contour wants a row of heights for each theta_1. Which of your loops is the outer one?"
'''
# %% q7
def plot_descent(loss, trajectory):
    low, high = trajectory.min(axis=0), trajectory.max(axis=0)
    xs, ys = np.linspace(low[0], high[0], 25), np.linspace(low[1], high[1], 25)
    heights = [[loss(np.array([x, y])) for y in ys] for x in xs]
    figure, axes = plt.subplots()
    axes.contour(xs, ys, heights)
    axes.plot(trajectory[:, 0], trajectory[:, 1], "o-")
    axes.set_xlabel("theta_0")
    axes.set_ylabel("theta_1")
    return axes
