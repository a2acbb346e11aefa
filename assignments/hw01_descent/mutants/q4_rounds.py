'''
question = "q4"
misconception = "Prints two decimals, though every digit was asked for."
hint = "Are you formatting the numbers? Print them as they are."
'''
# %% q4
def plot_one_step(x):
    new_x = x - derivative_arbitrary(x)
    print(f"old x: {x:.2f}")
    print(f"new x: {new_x:.2f}")
    axes = draw_curve()
    axes.plot(x, arbitrary(x), "o", fillstyle="none")
    axes.plot(new_x, arbitrary(new_x), "o")
    return axes
