'''
question = "q3"
misconception = "Takes 1000 for the best loss so far, which no guess beats when the loss is large everywhere."
hint = "Is 1000 really larger than any loss? Take the first guess for the best so far, or infinity."
'''
# %% q3
def best_guess(loss, thetas):
    best, smallest = None, 1000
    for theta in thetas:
        value = loss(theta)
        if value < smallest:
            best, smallest = theta, value
    return best, smallest
