'''
question = "q3"
misconception = "Lifts the tiny errors in the array that was handed in."
hint = "After the call the caller's errors have changed. np.maximum makes a new array."
'''
# %% q3
def plot_double_descent(counts, train_errors, test_errors, n):
    figure, axes = plt.subplots()
    train_errors[train_errors < 1e-6] = 1e-6
    axes.plot(counts, train_errors, label="training")
    axes.plot(counts, np.maximum(test_errors, 1e-6), label="test")
    axes.axvline(n)
    axes.set_yscale("log")
    axes.set_xlabel("basis functions")
    axes.set_ylabel("mean squared error")
    axes.legend()
    return axes
