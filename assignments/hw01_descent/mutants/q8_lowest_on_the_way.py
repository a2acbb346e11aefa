'''
question = "q8"
misconception = "Takes the lowest of all the guesses on the way, not of the last ones."
hint = "Only the last guess of each path takes part in the comparison."
'''
# %% q8
def best_restart(f, descend, starts):
    return min((guess for start in starts for guess in descend(start)), key=f)
