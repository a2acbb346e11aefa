'''
question = "q7"
misconception = "Connects the guesses and takes that for the curve."
hint = "A line from guess to guess is not the curve: between the guesses the loss bends. Look at it in many places."
'''
# %% q7
def plot_path(loss, guesses):
    figure, axes = plt.subplots()
    axes.plot(guesses, [loss(g) for g in guesses], "o-")
    axes.set_xlabel("theta_1")
    axes.set_ylabel("loss")
    return axes
