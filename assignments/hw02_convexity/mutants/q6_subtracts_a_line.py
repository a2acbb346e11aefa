'''
question = "q6"
misconception = "Subtracts a straight line and expects it to spoil the bowl."
hint = "Subtracting a straight line tilts a bowl but does not bend it. What has to be subtracted to bend it downwards?"
'''
# %% q6
difference_pair = (lambda x: x**2, lambda x: 3 * x)
product_pair = (lambda x: x, lambda x: -x)
minimum_pair = (lambda x: (x - 1) ** 2, lambda x: (x + 1) ** 2)
