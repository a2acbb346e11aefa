'''
question = "q2"
misconception = "Draws the chord at the height of its first end only."
hint = "Where does your chord end? Its right end should lie on the graph as well."
'''
# %% q2
def draw_chord(f, a, b):
    xs = np.linspace(a, b, 200)
    figure, axes = plt.subplots()
    axes.plot(xs, [f(x) for x in xs], label="f")
    axes.plot([a, b], [f(a), f(a)], label="chord")
    axes.legend()
    return axes
