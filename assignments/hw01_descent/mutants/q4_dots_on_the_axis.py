'''
question = "q4"
misconception = "Draws the dots at height 0 instead of on the curve."
hint = "Your dots are not on the curve. How high is the curve at x? There is a function for that."
'''
# %% q4
def plot_one_step(x):
    new_x = x - derivative_arbitrary(x)
    print("old x:", x)
    print("new x:", new_x)
    axes = draw_curve()
    axes.plot(x, 0, "o", fillstyle="none")
    axes.plot(new_x, 0, "o")
    return axes
