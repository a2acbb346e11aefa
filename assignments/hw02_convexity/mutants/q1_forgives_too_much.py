'''
question = "q1"
misconception = "Rounds both heights to two decimals before comparing them."
hint = "A small violation is a violation. How much did the text allow?"
'''
# %% q1
def is_convex_at(f, a, b, t):
    return bool(round(t * f(a) + (1 - t) * f(b), 2) >= round(f(t * a + (1 - t) * b), 2))
