'''
question = "q6"
misconception = "Multiplies two bowls that are nowhere negative and share their bottom."
hint = "x**2 times x**2 is x**4, another bowl. What if one of the functions is negative somewhere?"
'''
# %% q6
difference_pair = (lambda x: 0 * x, lambda x: x**2)
product_pair = (lambda x: x**2, lambda x: x**2)
minimum_pair = (lambda x: (x - 1) ** 2, lambda x: (x + 1) ** 2)
