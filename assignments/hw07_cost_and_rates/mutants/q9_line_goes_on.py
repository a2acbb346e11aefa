'''
question = "q9"
misconception = "Lets the line fall below last."
hint = "After the end the rate should stay at last."
'''
# %% q9
def linear_rate(t, steps, first, last):
    return first + (last - first) * t / steps


def cosine_rate(t, steps, first, last):
    return last + (first - last) * (1 + np.cos(np.pi * min(t / steps, 1))) / 2
