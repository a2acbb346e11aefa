"""
question = "q7"
misconception = "Draws on the current axes, so the lines of a second call join those of the first."
hint = "Call your function twice. Does the second figure still show the lines of the first?"
"""


# %% q7
def plot_losses(paths):
    axes = plt.gca()
    for label, (losses, batch_size) in paths.items():
        axes.plot([k * batch_size for k in range(len(losses))], losses, label=label)
    axes.set_xlabel("rows read")
    axes.set_ylabel("loss")
    axes.legend()
    return axes
