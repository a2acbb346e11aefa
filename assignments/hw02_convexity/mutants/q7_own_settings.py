'''
question = "q7"
misconception = "Uses a learning rate and a number of guesses of its own."
hint = "Look for numbers in your function that should be alpha and n."
'''
# %% q7
def valleys(df, starts, alpha, n):
    found = []
    for end in sorted(gradient_descent(df, start, 0.1, 100)[-1] for start in starts):
        if not found or end - found[-1] >= 0.01:
            found.append(end)
    return found
