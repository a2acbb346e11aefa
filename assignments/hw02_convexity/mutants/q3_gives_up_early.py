'''
question = "q3"
misconception = "Returns None as soon as the first chord is fine."
hint = "Your function answers None every time. How many chords has it tried by then?"
'''
# %% q3
def find_violation(f, xs, ts):
    for a in xs:
        for b in xs:
            for t in ts:
                if t * f(a) + (1 - t) * f(b) < f(t * a + (1 - t) * b) - 1e-9:
                    return a, b, t
                return None
