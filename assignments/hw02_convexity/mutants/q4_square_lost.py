'''
question = "q4"
misconception = "Divides by h instead of h squared."
hint = "It is a difference of differences. How often do you have to divide by h?"
'''
# %% q4
def second_difference(f, x, h):
    return (f(x + h) - 2 * f(x) + f(x - h)) / h
