'''
question = "q3"
misconception = "Returns the smallest loss twice instead of the guess and its loss."
hint = "The first of the two things should be the guess at which the loss is smallest."
'''
# %% q3
def best_guess(loss, thetas):
    losses = [loss(theta) for theta in thetas]
    return min(losses), min(losses)
