"""
question = "q7"
misconception = "Draws the losses against the number of steps, which hides that large batches are dear."
hint = "How many rows has a path read after k steps? That is where its loss belongs."
"""


# %% q7
def plot_losses(paths):
    figure, axes = plt.subplots()
    for label, (losses, batch_size) in paths.items():
        axes.plot(losses, label=label)
    axes.set_xlabel("rows read")
    axes.set_ylabel("loss")
    axes.legend()
    return axes
