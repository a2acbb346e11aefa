'''
question = "q3"
misconception = "Draws on the current figure, where the lines of earlier calls still are."
hint = "Call your function twice. How many lines does the second figure have?"
'''
# %% q3
def plot_errors(f, df, x, hs):
    axes = plt.gca()
    axes.loglog(hs, [abs((f(x + h) - f(x)) / h - df(x)) for h in hs], "o-")
    return axes
