'''
question = "q3"
misconception = "Draws and returns nothing."
hint = "The last line should hand the axes back."
'''
# %% q3
def plot_errors(f, df, x, hs):
    figure, axes = plt.subplots()
    axes.loglog(hs, [abs((f(x + h) - f(x)) / h - df(x)) for h in hs], "o-")
