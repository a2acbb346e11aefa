'''
question = "q7"
misconception = "Draws the figure and does not return the axes."
hint = "The figure looks right. Does your function end with return axes?"
'''
# %% q7
def plot_path(loss, guesses):
    figure, axes = plt.subplots()
    thetas = np.linspace(min(guesses), max(guesses), 100)
    axes.plot(thetas, [loss(t) for t in thetas])
    axes.plot(guesses, [loss(g) for g in guesses], "o")
    axes.set_xlabel("theta_1")
    axes.set_ylabel("loss")
