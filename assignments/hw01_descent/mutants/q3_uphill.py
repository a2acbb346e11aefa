'''
question = "q3"
misconception = "Follows the sign of the slope, which points uphill."
hint = "Your walker climbs. A positive slope means that the curve rises to the right."
'''
# %% q3
def which_way(df, x):
    slope = df(x)
    if slope > 0:
        return "right"
    if slope < 0:
        return "left"
    return "stay"
