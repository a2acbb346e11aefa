'''
question = "q6"
misconception = "Subtracts the flatter bowl from the steeper one."
hint = "The bends are subtracted, too: the bend of your difference is positive. Try it the other way round."
'''
# %% q6
difference_pair = (lambda x: 3 * x**2, lambda x: x**2)
product_pair = (lambda x: x, lambda x: -x)
minimum_pair = (lambda x: (x - 1) ** 2, lambda x: (x + 1) ** 2)
