'''
question = "q3"
misconception = "Looks at the sign of x instead of the sign of the slope at x."
hint = "Does your answer depend on df at all? The bottom of a curve is not always at 0."
'''
# %% q3
def which_way(df, x):
    if x == 0:
        return "stay"
    return "right" if x < 0 else "left"
