'''
question = "q6"
misconception = "Starts from a hill, which is not convex, to get a result that is not."
hint = "The two functions themselves have to be convex. A hill is not."
'''
# %% q6
difference_pair = (lambda x: -(x**2), lambda x: 0 * x)
product_pair = (lambda x: x, lambda x: -x)
minimum_pair = (lambda x: (x - 1) ** 2, lambda x: (x + 1) ** 2)
