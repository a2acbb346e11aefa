'''
question = "q8"
misconception = "Takes 2/c, as if the slope of c·theta² were c·theta."
hint = "The slope of c·theta² is 2·c·theta. Where is its 2 in your formula?"
'''
# %% q8
def largest_alpha(x):
    return 2 / np.mean(x**2)
