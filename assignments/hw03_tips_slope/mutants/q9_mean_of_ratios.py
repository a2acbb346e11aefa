'''
question = "q9"
misconception = "Averages the percentages that the parties left."
hint = "The average percentage treats a coffee like a banquet. It does not make the squared errors smallest."
'''
# %% q9
def best_slope(x, y_obs):
    return np.mean(y_obs / x)
