'''
question = "q3"
misconception = "Makes only one scale logarithmic."
hint = "Look at both axes: are the marks 1, 10, 100 equally far apart on each?"
'''
# %% q3
def plot_errors(f, df, x, hs):
    figure, axes = plt.subplots()
    axes.semilogx(hs, [abs((f(x + h) - f(x)) / h - df(x)) for h in hs], "o-")
    return axes
