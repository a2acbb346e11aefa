'''
question = "q8"
misconception = "Gives the rate that reaches the bottom in one step, where the factor is 0."
hint = "At the border the distance no longer shrinks. The factor there is not 0."
'''
# %% q8
def largest_alpha(x):
    return 1 / (2 * np.mean(x**2))
