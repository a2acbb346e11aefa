'''
question = "q7"
misconception = "Marks only the last guess."
hint = "The way down consists of all the guesses, not only of the place where it ends."
'''
# %% q7
def plot_path(loss, guesses):
    figure, axes = plt.subplots()
    thetas = np.linspace(min(guesses), max(guesses), 100)
    axes.plot(thetas, [loss(t) for t in thetas])
    axes.plot(guesses[-1], loss(guesses[-1]), "o")
    axes.set_xlabel("theta_1")
    axes.set_ylabel("loss")
    return axes
