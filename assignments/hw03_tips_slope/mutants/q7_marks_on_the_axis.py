'''
question = "q7"
misconception = "Puts the marks at height 0 instead of on the curve."
hint = "A mark belongs where its guess is on the curve. How high is the curve there?"
'''
# %% q7
def plot_path(loss, guesses):
    figure, axes = plt.subplots()
    thetas = np.linspace(min(guesses), max(guesses), 100)
    axes.plot(thetas, [loss(t) for t in thetas])
    axes.plot(guesses, np.zeros(len(guesses)), "o")
    axes.set_xlabel("theta_1")
    axes.set_ylabel("loss")
    return axes
