'''
question = "q4"
misconception = "Always takes the step from 4, the example."
hint = "Does your function use the x that it is given?"
'''
# %% q4
def plot_one_step(x):
    x = 4
    new_x = x - derivative_arbitrary(x)
    print("old x:", x)
    print("new x:", new_x)
    axes = draw_curve()
    axes.plot(x, arbitrary(x), "o", fillstyle="none")
    axes.plot(new_x, arbitrary(new_x), "o")
    return axes
