'''
question = "q1"
misconception = "Reads x[0], x[1], …, which are row labels in a Series."
hint = "In a Series, x[i] is the row with the label i. What if that row has been removed?"
'''
# %% q1
def add_bias(x):
    return np.array([[1, x[i]] for i in range(len(x))])
