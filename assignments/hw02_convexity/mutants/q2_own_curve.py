'''
question = "q2"
misconception = "Draws the curve of the homework instead of the f that is handed in."
hint = "Does your picture change when another f is handed in?"
'''
# %% q2
def draw_chord(f, a, b):
    xs = np.linspace(a, b, 200)
    figure, axes = plt.subplots()
    axes.plot(xs, arbitrary(xs), label="f")
    axes.plot([a, b], [arbitrary(a), arbitrary(b)], label="chord")
    axes.legend()
    return axes
