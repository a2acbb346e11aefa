'''
question = "q8"
misconception = "Descends only from the start that lies lowest."
hint = "A low start can still be in the wrong valley. Compare the ends."
'''
# %% q8
def best_restart(f, descend, starts):
    start = min(starts, key=f)
    return descend(start)[-1]
