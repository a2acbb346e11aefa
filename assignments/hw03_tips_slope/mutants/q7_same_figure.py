'''
question = "q7"
misconception = "Draws into the figure that happens to be open."
hint = "plt.plot draws into the figure that was used last. Ask for a fresh one first."
'''
# %% q7
def plot_path(loss, guesses):
    thetas = np.linspace(min(guesses), max(guesses), 100)
    plt.plot(thetas, [loss(t) for t in thetas])
    plt.plot(guesses, [loss(g) for g in guesses], "o")
    plt.xlabel("theta_1")
    plt.ylabel("loss")
    return plt.gca()
