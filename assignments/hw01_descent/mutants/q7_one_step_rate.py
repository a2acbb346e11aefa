'''
question = "q7"
misconception = "Gives the rate that arrives in one step, where the factor is 0 and not yet -1."
hint = "At your rate the factor is 0. How far down may it go before the guesses stop coming closer?"
'''
# %% q7
def alpha_limit(c):
    return 1 / (2 * c)
