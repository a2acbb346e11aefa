'''
question = "q3"
misconception = "Draws the test error only."
hint = "Two lines are asked for. Where is the training error?"
'''
# %% q3
def plot_double_descent(counts, train_errors, test_errors, n):
    figure, axes = plt.subplots()
    axes.plot(counts, np.maximum(test_errors, 1e-6), label="test")
    axes.axvline(n)
    axes.set_yscale("log")
    axes.set_xlabel("basis functions")
    axes.set_ylabel("mean squared error")
    axes.legend()
    return axes
