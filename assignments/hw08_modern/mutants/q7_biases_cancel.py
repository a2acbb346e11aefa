'''
question = "q7"
misconception = "Averages the bias over the places before squaring."
hint = "Square the bias of each place first, or biases of opposite signs cancel."
'''
# %% q7
def bias_variance(predictions, truth):
    average = predictions.mean(axis=0)
    return np.mean(average - truth) ** 2, np.mean(predictions.var(axis=0))
