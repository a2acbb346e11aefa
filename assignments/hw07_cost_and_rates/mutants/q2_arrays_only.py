'''
question = "q2"
misconception = "Multiplies x by a number without making it an array."
hint = "A list times a number is not what you want. Turn x and y into arrays first."
'''
# %% q2
def cost(theta_0, theta_1, x, y):
    return ((theta_0 + theta_1 * x - y) ** 2).sum() / (2 * len(x))
