'''
question = "q8"
misconception = "Divides by 244, the number of tips, whatever the data."
hint = "244 is the number of parties in one restaurant. How many bills are there in x?"
'''
# %% q8
def largest_alpha(x):
    return 244 / np.sum(x**2)
