'''
question = "q8"
misconception = "Takes the sum of the squares where the mean belongs."
hint = "The loss has 1/n in front of its sum. So has c."
'''
# %% q8
def largest_alpha(x):
    return 1 / np.sum(x**2)
