'''
question = "q6"
misconception = "Compares a step with 0.001 without taking its absolute value, so every step to the left seems short."
hint = "A step of -3 is smaller than 0.001, but it is not short."
'''
# %% q6
def describe_path(guesses):
    if not np.all(np.isfinite(guesses)):
        return "diverges"
    steps = np.diff(guesses)
    if abs(steps[-1]) > 10 * abs(steps[0]):
        return "diverges"
    if steps[-1] < 0.001:
        return "converges"
    if steps[-1] * steps[-2] < 0:
        return "bounces"
    return "creeps"
