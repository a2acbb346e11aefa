'''
question = "q9"
misconception = "Hands degrees to the cosine."
hint = "np.cos counts in radians: half a turn is pi, not 180."
'''
# %% q9
def linear_rate(t, steps, first, last):
    return first + (last - first) * min(t / steps, 1)


def cosine_rate(t, steps, first, last):
    return last + (first - last) * (1 + np.cos(180 * min(t / steps, 1))) / 2
