'''
question = "q1"
misconception = "Rounds to three digits because the example shows three."
hint = "Do not round: whoever calls the function may need the digits."
'''
# %% q1
def nudge_quotient(f, a, nudge):
    return round((f(a + nudge) - f(a)) / nudge, 3)
