'''
question = "q1"
misconception = "Asks for the chord to be below the graph."
hint = "In a convex function the graph hangs below its chords. Which of the two has to be larger?"
'''
# %% q1
def is_convex_at(f, a, b, t):
    return bool(t * f(a) + (1 - t) * f(b) <= f(t * a + (1 - t) * b) + 1e-9)
