'''
question = "q3"
misconception = "Forgets the flat ground: whatever is not negative goes left."
hint = "What does your function say where the slope is exactly 0?"
'''
# %% q3
def which_way(df, x):
    return "right" if df(x) < 0 else "left"
