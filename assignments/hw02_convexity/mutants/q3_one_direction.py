'''
question = "q3"
misconception = "Tries each pair in one direction only, though t belongs to a."
hint = "With t = 0.1 the chords from 0 to 1 and from 1 to 0 are looked at in different places. Do you try both?"
'''
# %% q3
def find_violation(f, xs, ts):
    for i, a in enumerate(xs):
        for b in xs[i + 1 :]:
            for t in ts:
                if t * f(a) + (1 - t) * f(b) < f(t * a + (1 - t) * b) - 1e-9:
                    return a, b, t
    return None
