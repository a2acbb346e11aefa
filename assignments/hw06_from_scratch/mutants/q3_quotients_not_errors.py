'''
question = "q3"
misconception = "Draws the quotients, not their distance from the derivative."
hint = "An error compares the quotient with the truth. Where is df in your figure?"
'''
# %% q3
def plot_errors(f, df, x, hs):
    figure, axes = plt.subplots()
    axes.loglog(hs, [abs((f(x + h) - f(x)) / h) for h in hs], "o-")
    return axes
