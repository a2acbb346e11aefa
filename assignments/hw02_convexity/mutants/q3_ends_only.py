'''
question = "q3"
misconception = "Tries only the chord from the first place to the last."
hint = "One chord is not enough. Let a and b run through all the places."
'''
# %% q3
def find_violation(f, xs, ts):
    for a, b in [(xs[0], xs[-1]), (xs[-1], xs[0])]:
        for t in ts:
            if t * f(a) + (1 - t) * f(b) < f(t * a + (1 - t) * b) - 1e-9:
                return a, b, t
    return None
