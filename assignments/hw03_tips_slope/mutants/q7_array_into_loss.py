'''
question = "q7"
misconception = "Calls the loss with a whole array, which not every function of one number understands."
hint = "A function of one number wants one number at a time."
'''
# %% q7
def plot_path(loss, guesses):
    figure, axes = plt.subplots()
    thetas = np.linspace(min(guesses), max(guesses), 100)
    axes.plot(thetas, loss(thetas))
    axes.scatter(guesses, [loss(g) for g in guesses])
    axes.set_xlabel("theta_1")
    axes.set_ylabel("loss")
    return axes
