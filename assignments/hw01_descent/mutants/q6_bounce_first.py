'''
question = "q6"
misconception = "Asks for bouncing before it asks for diverging, against the order of the rules."
hint = "A path can jump from side to side and leave all the same. In which order do the rules apply?"
'''
# %% q6
def describe_path(guesses):
    if not np.all(np.isfinite(guesses)):
        return "diverges"
    steps = np.diff(guesses)
    if steps[-1] * steps[-2] < 0:
        return "bounces"
    if abs(steps[-1]) > 10 * abs(steps[0]):
        return "diverges"
    if abs(steps[-1]) < 0.001:
        return "converges"
    return "creeps"
