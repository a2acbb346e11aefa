'''
question = "q3"
misconception = "Adds 0.000001 to every error instead of drawing tiny ones there."
hint = "Adding moves all the errors, if only a little. Replace the tiny ones only."
'''
# %% q3
def plot_double_descent(counts, train_errors, test_errors, n):
    figure, axes = plt.subplots()
    axes.plot(counts, np.asarray(train_errors) + 1e-6, label="training")
    axes.plot(counts, np.asarray(test_errors) + 1e-6, label="test")
    axes.axvline(n)
    axes.set_yscale("log")
    axes.set_xlabel("basis functions")
    axes.set_ylabel("mean squared error")
    axes.legend()
    return axes
