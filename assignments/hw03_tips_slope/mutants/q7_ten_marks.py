'''
question = "q7"
misconception = "Marks at most ten guesses."
hint = "Longer paths have more guesses. Mark them all."
'''
# %% q7
def plot_path(loss, guesses):
    figure, axes = plt.subplots()
    thetas = np.linspace(min(guesses), max(guesses), 100)
    axes.plot(thetas, [loss(t) for t in thetas])
    for guess in guesses[:10]:
        axes.plot(guess, loss(guess), "o")
    axes.set_xlabel("theta_1")
    axes.set_ylabel("loss")
    return axes
