'''
question = "q7"
misconception = "Takes the mean squared error for the squared bias."
hint = "First the mean over the repetitions, then the square."
'''
# %% q7
def bias_variance(predictions, truth):
    return np.mean((predictions - truth) ** 2), np.mean(predictions.var(axis=0))
