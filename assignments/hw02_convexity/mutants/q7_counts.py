'''
question = "q7"
misconception = "Returns how many valleys there are instead of where they are."
hint = "You say how many valleys there are. Where are they?"
'''
# %% q7
def valleys(df, starts, alpha, n):
    found = []
    for end in sorted(gradient_descent(df, start, alpha, n)[-1] for start in starts):
        if not found or end - found[-1] >= 0.01:
            found.append(end)
    return len(found)
