'''
question = "q4"
misconception = "Adds the slope instead of subtracting it."
hint = "From 4 the curve falls to the right, and your step goes left. Check the sign in the rule."
'''
# %% q4
def plot_one_step(x):
    new_x = x + derivative_arbitrary(x)
    print("old x:", x)
    print("new x:", new_x)
    axes = draw_curve()
    axes.plot(x, arbitrary(x), "o", fillstyle="none")
    axes.plot(new_x, arbitrary(new_x), "o")
    return axes
