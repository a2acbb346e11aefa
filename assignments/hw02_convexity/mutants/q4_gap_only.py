'''
question = "q4"
misconception = "Returns how far the middle of the chord is above the graph, without the factor 2 / h**2."
hint = "You have the gap under the chord. What has to be done with it?"
'''
# %% q4
def second_difference(f, x, h):
    return (f(x + h) + f(x - h)) / 2 - f(x)
