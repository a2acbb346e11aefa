'''
question = "q1"
misconception = "Makes a Series of ones with labels of its own, so that pandas cannot match the rows."
hint = "The new Series of ones has the labels 0, 1, 2, …, but the labels of x may have gaps."
'''
# %% q1
def add_bias(x):
    return pd.DataFrame({"bias": pd.Series(np.ones(len(x))), "x": x})
