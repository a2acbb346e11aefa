"""
question = "q7"
misconception = "Leaves the axes without labels."
hint = "What do the two directions of your figure mean? Say it on the axes."
"""


# %% q7
def plot_losses(paths):
    figure, axes = plt.subplots()
    for label, (losses, batch_size) in paths.items():
        axes.plot([k * batch_size for k in range(len(losses))], losses, label=label)
    axes.legend()
    return axes
