'''
question = "q1"
misconception = "Takes the change of the output for the quotient."
hint = "How large is the change of the output compared with the nudge? Something is still to be divided."
'''
# %% q1
def nudge_quotient(f, a, nudge):
    return f(a + nudge) - f(a)
