'''
question = "q9"
misconception = "Lets both rates fall to zero whatever last is."
hint = "Put t = steps into your formulas: do you get last?"
'''
# %% q9
def linear_rate(t, steps, first, last):
    return max(first * (1 - t / steps), last)

def cosine_rate(t, steps, first, last):
    return max(first * (1 + np.cos(np.pi * min(t / steps, 1))) / 2, last)
