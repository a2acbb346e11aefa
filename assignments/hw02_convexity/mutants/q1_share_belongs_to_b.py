'''
question = "q1"
misconception = "Mixes the places with t as the share of b, and the heights with t as the share of a."
hint = "Your chord and your graph are measured above different places. Which end does t belong to, on each side?"
'''
# %% q1
def is_convex_at(f, a, b, t):
    return bool(t * f(a) + (1 - t) * f(b) >= f((1 - t) * a + t * b) - 1e-9)
