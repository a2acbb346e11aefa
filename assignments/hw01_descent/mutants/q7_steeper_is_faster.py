'''
question = "q7"
misconception = "Allows longer steps on steeper bowls."
hint = "On a bowl that is twice as steep the slope is twice as large. Should alpha grow with it?"
'''
# %% q7
def alpha_limit(c):
    return c / 2
