'''
question = "q9"
misconception = "Lets the cosine rise again after the end."
hint = "What does a cosine do after half a wave?"
'''
# %% q9
def linear_rate(t, steps, first, last):
    return first + (last - first) * min(t / steps, 1)


def cosine_rate(t, steps, first, last):
    return last + (first - last) * (1 + np.cos(np.pi * t / steps)) / 2
