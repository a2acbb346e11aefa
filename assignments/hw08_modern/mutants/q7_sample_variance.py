'''
question = "q7"
misconception = "Divides by the number of repetitions less one."
hint = "Here the variance divides by the number of repetitions itself."
'''
# %% q7
def bias_variance(predictions, truth):
    average = predictions.mean(axis=0)
    return np.mean((average - truth) ** 2), np.mean(predictions.var(axis=0, ddof=1))
