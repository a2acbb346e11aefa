'''
question = "q7"
misconception = "Takes the variance of all the predictions at once."
hint = "Predictions at different places may well differ. Measure the variance at each place by itself."
'''
# %% q7
def bias_variance(predictions, truth):
    average = predictions.mean(axis=0)
    return np.mean((average - truth) ** 2), predictions.var()
