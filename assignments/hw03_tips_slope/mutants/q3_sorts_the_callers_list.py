'''
question = "q3"
misconception = "Sorts the list that was handed in, which an array cannot do and the caller does not expect."
hint = "thetas.sort(key=…) works for lists only and changes the caller's list. min(thetas, key=…) does neither."
'''
# %% q3
def best_guess(loss, thetas):
    thetas.sort(key=loss)
    return thetas[0], loss(thetas[0])
