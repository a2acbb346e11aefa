'''
question = "q5"
misconception = "Goes through the rows from top to bottom and ignores order."
hint = "In both examples the rows come once each and in order. Which rows does order name?"
'''
# %% q5
def sgd_fit(Phi, y, start, alpha, order):
    theta = start
    for row, target in zip(Phi, y):
        theta = theta - alpha * 2 * (row @ theta - target) * row
    return theta
