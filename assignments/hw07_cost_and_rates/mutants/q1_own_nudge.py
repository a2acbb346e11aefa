'''
question = "q1"
misconception = "Always nudges by 0.001, as in the example."
hint = "What if somebody calls your function with the nudge 0.5? Is the 0.001 written into it?"
'''
# %% q1
def nudge_quotient(f, a, nudge):
    h = 0.001
    return (f(a + h) - f(a)) / h
