'''
question = "q3"
misconception = "Leaves the sign of the errors, and the logarithmic scale hides the negative ones."
hint = "Some errors are negative, and those have no logarithm. Take the absolute value."
'''
# %% q3
def plot_errors(f, df, x, hs):
    figure, axes = plt.subplots()
    axes.loglog(hs, [(f(x + h) - f(x)) / h - df(x) for h in hs], "o-")
    return axes
