'''
question = "q8"
misconception = "Squares the mean of the bills instead of averaging their squares."
hint = "The mean of the squares is not the square of the mean."
'''
# %% q8
def largest_alpha(x):
    return 1 / np.mean(x) ** 2
