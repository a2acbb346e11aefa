'''
question = "q7"
misconception = "Leaves the axes without labels."
hint = "What do the two axes show? Say it in the figure."
'''
# %% q7
def plot_path(loss, guesses):
    figure, axes = plt.subplots()
    thetas = np.linspace(min(guesses), max(guesses), 100)
    axes.plot(thetas, [loss(t) for t in thetas])
    axes.plot(guesses, [loss(g) for g in guesses], "o")
    return axes
