'''
question = "q4"
misconception = "Turns x into a float, which an array is not."
hint = "x may be an array. Is there a float() in the way?"
'''
# %% q4
def second_difference(f, x, h):
    x = float(x)
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2
