'''
question = "q1"
misconception = "Nudges to both sides and takes the mean."
hint = "This is the quotient for pushes to both sides. It is a fine one, but the question asks for a push to one side."
'''
# %% q1
def nudge_quotient(f, a, nudge):
    return (f(a + nudge) - f(a - nudge)) / (2 * nudge)
