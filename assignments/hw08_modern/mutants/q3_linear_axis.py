'''
question = "q3"
misconception = "Leaves the vertical axis linear."
hint = "On a linear axis the spike hides everything else. What was to be said about the axis?"
'''
# %% q3
def plot_double_descent(counts, train_errors, test_errors, n):
    figure, axes = plt.subplots()
    axes.plot(counts, np.maximum(train_errors, 1e-6), label="training")
    axes.plot(counts, np.maximum(test_errors, 1e-6), label="test")
    axes.axvline(n)
    axes.set_xlabel("basis functions")
    axes.set_ylabel("mean squared error")
    axes.legend()
    return axes
