'''
question = "q6"
misconception = "Takes the minimum of two graphs that never cross, which is one of the two."
hint = "One of your graphs is always the lower one, so the minimum is just that graph."
'''
# %% q6
difference_pair = (lambda x: 0 * x, lambda x: x**2)
product_pair = (lambda x: x, lambda x: -x)
minimum_pair = (lambda x: x**2, lambda x: x**2 + 1)
