'''
question = "q7"
misconception = "Keeps the valleys in the order in which they were found."
hint = "In which order do your valleys come when the starts do not run from left to right?"
'''
# %% q7
def valleys(df, starts, alpha, n):
    found = []
    for start in starts:
        end = gradient_descent(df, start, alpha, n)[-1]
        if all(abs(end - other) >= 0.01 for other in found):
            found.append(end)
    return found
