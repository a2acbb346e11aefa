'''
question = "q3"
misconception = "Compares exactly and takes rounding for a violation."
hint = "On a straight line chord and graph differ only by rounding. Leave room for that."
'''
# %% q3
def find_violation(f, xs, ts):
    for a in xs:
        for b in xs:
            for t in ts:
                if t * f(a) + (1 - t) * f(b) < f(t * a + (1 - t) * b):
                    return a, b, t
    return None
