'''
question = "q7"
misconception = "Draws theta_1 to the right and theta_0 upwards."
hint = "theta_0 belongs to the right and theta_1 upwards."
'''
# %% q7
def plot_descent(loss, trajectory):
    low, high = trajectory.min(axis=0), trajectory.max(axis=0)
    xs, ys = np.linspace(low[0], high[0], 25), np.linspace(low[1], high[1], 25)
    heights = [[loss(np.array([x, y])) for x in xs] for y in ys]
    figure, axes = plt.subplots()
    axes.contour(ys, xs, np.transpose(heights))
    axes.plot(trajectory[:, 1], trajectory[:, 0], "o-")
    axes.set_xlabel("theta_0")
    axes.set_ylabel("theta_1")
    return axes
