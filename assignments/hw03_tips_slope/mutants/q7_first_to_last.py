'''
question = "q7"
misconception = "Draws the curve from the first guess to the last, which misses part of a path that jumps."
hint = "A path that jumps to and fro leaves the stretch between its first and its last guess."
'''
# %% q7
def plot_path(loss, guesses):
    figure, axes = plt.subplots()
    thetas = np.linspace(guesses[0], guesses[-1], 100)
    axes.plot(thetas, [loss(t) for t in thetas])
    axes.plot(guesses, [loss(g) for g in guesses], "o")
    axes.set_xlabel("theta_1")
    axes.set_ylabel("loss")
    return axes
