'''
question = "q2"
misconception = "Draws the picture and returns nothing."
hint = "Your function hands nothing back. What should its last line be?"
'''
# %% q2
def draw_chord(f, a, b):
    xs = np.linspace(a, b, 200)
    figure, axes = plt.subplots()
    axes.plot(xs, [f(x) for x in xs], label="f")
    axes.plot([a, b], [f(a), f(b)], label="chord")
    axes.legend()
