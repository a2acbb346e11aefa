'''
question = "q3"
misconception = "Stops as soon as the loss rises, as if the guesses were sorted and the loss a bowl."
hint = "After a rise the loss may fall again. Look at every guess."
'''
# %% q3
def best_guess(loss, thetas):
    best, smallest = thetas[0], loss(thetas[0])
    for theta in thetas[1:]:
        value = loss(theta)
        if value > smallest:
            break
        best, smallest = theta, value
    return best, smallest
