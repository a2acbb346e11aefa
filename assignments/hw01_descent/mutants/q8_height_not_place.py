'''
question = "q8"
misconception = "Returns the height of the best end instead of the place."
hint = "You return how low it gets. Where is that?"
'''
# %% q8
def best_restart(f, descend, starts):
    return min(f(descend(start)[-1]) for start in starts)
