'''
question = "q9"
misconception = "Fits a line with an intercept and returns its slope."
hint = "Our model goes through the origin. A line with an intercept has another slope."
'''
# %% q9
def best_slope(x, y_obs):
    return np.polyfit(x, y_obs, 1)[0]
