"""
question = "q7"
misconception = "Draws and returns nothing."
hint = "The last line should hand the axes back."
"""


# %% q7
def plot_losses(paths):
    figure, axes = plt.subplots()
    for label, (losses, batch_size) in paths.items():
        axes.plot([k * batch_size for k in range(len(losses))], losses, label=label)
    axes.set_xlabel("rows read")
    axes.set_ylabel("loss")
    axes.legend()
