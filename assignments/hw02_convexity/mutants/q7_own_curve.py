'''
question = "q7"
misconception = "Descends on the curve of the homework instead of the one that is handed in."
hint = "Does your answer change when df belongs to another curve?"
'''
# %% q7
def valleys(df, starts, alpha, n):
    found = []
    for end in sorted(gradient_descent(derivative_arbitrary, start, alpha, n)[-1] for start in starts):
        if not found or end - found[-1] >= 0.01:
            found.append(end)
    return found
