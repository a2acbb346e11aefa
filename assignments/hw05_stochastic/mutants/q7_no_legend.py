"""
question = "q7"
misconception = "Gives the lines labels and never shows them."
hint = "How does a reader know which line is which? Labels show up only in a legend."
"""


# %% q7
def plot_losses(paths):
    figure, axes = plt.subplots()
    for label, (losses, batch_size) in paths.items():
        axes.plot([k * batch_size for k in range(len(losses))], losses, label=label)
    axes.set_xlabel("rows read")
    axes.set_ylabel("loss")
    return axes
