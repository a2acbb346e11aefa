'''
question = "q3"
misconception = "Tries only the middle of each chord instead of the shares that are handed in."
hint = "Is the t that you return one of those in ts?"
'''
# %% q3
def find_violation(f, xs, ts):
    for a in xs:
        for b in xs:
            if (f(a) + f(b)) / 2 < f((a + b) / 2) - 1e-9:
                return a, b, 0.5
    return None
