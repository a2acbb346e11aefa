'''
question = "q2"
misconception = "Calls f with an array, though f may take only single numbers."
hint = "Not every function takes an array. Call f for one place after the other."
'''
# %% q2
def draw_chord(f, a, b):
    xs = np.linspace(a, b, 200)
    figure, axes = plt.subplots()
    axes.plot(xs, f(xs), label="f")
    axes.plot([a, b], [f(a), f(b)], label="chord")
    axes.legend()
    return axes
