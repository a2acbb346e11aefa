'''
question = "q6"
misconception = "Trusts comparisons to notice nan, with which every comparison is False."
hint = "nan > 1 is False, and so is nan < 1. Which rule is left for such a path?"
'''
# %% q6
def describe_path(guesses):
    steps = np.abs(np.diff(guesses))
    if steps[-1] > 10 * steps[0]:
        return "diverges"
    if steps[-1] < 0.001:
        return "converges"
    if np.prod(np.diff(guesses)[-2:]) < 0:
        return "bounces"
    return "creeps"
