'''
question = "q9"
misconception = "Runs gradient descent with a learning rate that suits the tips."
hint = "A learning rate that suits one data set is too large or too small for another. The equation needs none."
'''
# %% q9
def best_slope(x, y_obs):
    theta = 0.1
    for _ in range(500):
        theta = theta - 0.001 * np.mean(2 * (theta * x - y_obs) * x)
    return theta
