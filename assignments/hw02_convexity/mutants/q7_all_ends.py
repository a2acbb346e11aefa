'''
question = "q7"
misconception = "Returns one end for every start instead of one for every valley."
hint = "Two descents into the same valley count once."
'''
# %% q7
def valleys(df, starts, alpha, n):
    return sorted(gradient_descent(df, start, alpha, n)[-1] for start in starts)
