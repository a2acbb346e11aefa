'''
question = "q2"
misconception = "Steps from a to b in positive steps, of which there are none when a is on the right."
hint = "How many places do you get when a is larger than b?"
'''
# %% q2
def draw_chord(f, a, b):
    xs = np.arange(a, b + 0.005, 0.01)
    figure, axes = plt.subplots()
    axes.plot(xs, [f(x) for x in xs], label="f")
    axes.plot([a, b], [f(a), f(b)], label="chord")
    axes.legend()
    return axes
