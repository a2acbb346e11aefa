'''
question = "q7"
misconception = "Divides 2 by c, although the slope of c x**2 is 2 c x."
hint = "Put your rate into the factor. Is its size 1?"
'''
# %% q7
def alpha_limit(c):
    return 2 / c
