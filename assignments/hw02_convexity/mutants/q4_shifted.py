'''
question = "q4"
misconception = "Takes the places x, x + h and x + 2 h, all on one side."
hint = "Your three places lie on one side of x. The formula looks to both sides."
'''
# %% q4
def second_difference(f, x, h):
    return (f(x + 2 * h) - 2 * f(x + h) + f(x)) / h**2
