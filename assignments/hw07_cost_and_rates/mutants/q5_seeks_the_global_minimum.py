'''
question = "q5"
misconception = "Believes that a step heads for the deeper minimum."
hint = "The rule knows nothing but the slope under its feet. How large is it at a local minimum?"
'''
# %% q5
at_local_minimum = "a"
