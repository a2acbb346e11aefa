'''
question = "q1"
misconception = "Turns a and b into floats, which vectors are not."
hint = "a and b may be vectors. Is there a float() in the way?"
'''
# %% q1
def is_convex_at(f, a, b, t):
    a, b = float(a), float(b)
    return bool(t * f(a) + (1 - t) * f(b) >= f(t * a + (1 - t) * b) - 1e-9)
