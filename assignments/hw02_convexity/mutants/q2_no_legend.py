'''
question = "q2"
misconception = "Labels the lines and forgets to show the legend."
hint = "Labels are shown only when somebody asks the axes for a legend."
'''
# %% q2
def draw_chord(f, a, b):
    xs = np.linspace(a, b, 200)
    figure, axes = plt.subplots()
    axes.plot(xs, [f(x) for x in xs], label="f")
    axes.plot([a, b], [f(a), f(b)], label="chord")
    return axes
