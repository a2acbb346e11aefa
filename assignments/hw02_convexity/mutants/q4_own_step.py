'''
question = "q4"
misconception = "Uses the step of the examples instead of the h that is handed in."
hint = "Look for a number in your function that should be h."
'''
# %% q4
def second_difference(f, x, h):
    h = 0.5
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2
