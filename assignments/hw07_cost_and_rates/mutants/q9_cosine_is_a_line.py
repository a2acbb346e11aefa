'''
question = "q9"
misconception = "Uses the linear schedule for both: they agree at the ends and half way."
hint = "The two schedules agree at the ends and in the middle, and nowhere else."
'''
# %% q9
def linear_rate(t, steps, first, last):
    return first + (last - first) * min(t / steps, 1)


def cosine_rate(t, steps, first, last):
    return linear_rate(t, steps, first, last)
