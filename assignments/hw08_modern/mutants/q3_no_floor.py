'''
question = "q3"
misconception = "Draws the errors as they are, down to rounding."
hint = "What becomes of an error of 0 on a logarithmic axis?"
'''
# %% q3
def plot_double_descent(counts, train_errors, test_errors, n):
    figure, axes = plt.subplots()
    axes.plot(counts, train_errors, label="training")
    axes.plot(counts, test_errors, label="test")
    axes.axvline(n)
    axes.set_yscale("log")
    axes.set_xlabel("basis functions")
    axes.set_ylabel("mean squared error")
    axes.legend()
    return axes
