'''
question = "q1"
misconception = "Compares exactly, so that rounding decides on straight lines."
hint = "What do you get for a straight line? Chord and graph are equal there, but the computer rounds."
'''
# %% q1
def is_convex_at(f, a, b, t):
    return bool(t * f(a) + (1 - t) * f(b) >= f(t * a + (1 - t) * b))
