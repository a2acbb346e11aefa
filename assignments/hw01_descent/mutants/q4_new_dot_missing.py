'''
question = "q4"
misconception = "Marks the place it came from and forgets the place it went to."
hint = "The figure shows where the step begins. Where does it end? Both places get a dot."
'''
# %% q4
def plot_one_step(x):
    new_x = x - derivative_arbitrary(x)
    print("old x:", x)
    print("new x:", new_x)
    axes = draw_curve()
    axes.plot(x, arbitrary(x), "o")
    return axes
