'''
question = "q1"
misconception = "Stacks rows instead of columns."
hint = "Your table has two rows. It should have two columns."
'''
# %% q1
def add_bias(x):
    return np.array([np.ones(len(x)), x])
