'''
question = "q1"
misconception = "Applies f to t a only and adds (1 - t) b outside the brackets."
hint = "First mix the two places, then apply f once, to the result."
'''
# %% q1
def is_convex_at(f, a, b, t):
    return bool(t * f(a) + (1 - t) * f(b) >= f(t * a) + (1 - t) * b - 1e-9)
