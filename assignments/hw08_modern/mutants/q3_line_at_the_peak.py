'''
question = "q3"
misconception = "Draws the vertical line where the test error is largest."
hint = "The line belongs at n. That the spike is there is what the picture should show, not assume."
'''
# %% q3
def plot_double_descent(counts, train_errors, test_errors, n):
    figure, axes = plt.subplots()
    axes.plot(counts, np.maximum(train_errors, 1e-6), label="training")
    axes.plot(counts, np.maximum(test_errors, 1e-6), label="test")
    axes.axvline(counts[np.argmax(test_errors)])
    axes.set_yscale("log")
    axes.set_xlabel("basis functions")
    axes.set_ylabel("mean squared error")
    axes.legend()
    return axes
