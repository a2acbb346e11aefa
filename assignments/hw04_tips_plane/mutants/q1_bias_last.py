'''
question = "q1"
misconception = "Puts the ones into the second column."
hint = "The ones belong in the first column, so that their parameter is theta_0."
'''
# %% q1
def add_bias(x):
    return np.column_stack((x, np.ones(len(x))))
