'''
question = "q6"
misconception = "Believes that x**3 is convex."
hint = "One of your functions bends downwards where x is negative."
'''
# %% q6
difference_pair = (lambda x: 0 * x, lambda x: x**2)
product_pair = (lambda x: x**3, lambda x: 1)
minimum_pair = (lambda x: (x - 1) ** 2, lambda x: (x + 1) ** 2)
