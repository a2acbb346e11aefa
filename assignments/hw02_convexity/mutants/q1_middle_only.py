'''
question = "q1"
misconception = "Checks the middle of the chord, whatever t is."
hint = "Does your answer depend on t?"
'''
# %% q1
def is_convex_at(f, a, b, t):
    return bool((f(a) + f(b)) / 2 >= f((a + b) / 2) - 1e-9)
