'''
question = "q5"
misconception = "Believes that the minus sign always makes theta smaller."
hint = "How much is subtracted when the slope is 0?"
'''
# %% q5
at_local_minimum = "c"
