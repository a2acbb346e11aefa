"""
question = "q7"
misconception = "Spreads every path over the same width."
hint = "A path with few rows ends further to the left. Do not stretch it."
"""


# %% q7
def plot_losses(paths):
    figure, axes = plt.subplots()
    for label, (losses, batch_size) in paths.items():
        axes.plot(np.linspace(0, max(b * (len(l) - 1) for l, b in paths.values()), len(losses)), losses, label=label)
    axes.set_xlabel("rows read")
    axes.set_ylabel("loss")
    axes.legend()
    return axes
