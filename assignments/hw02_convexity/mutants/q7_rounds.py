'''
question = "q7"
misconception = "Rounds the ends to two decimals, which can part neighbours."
hint = "Rounding can part two numbers that are next to each other. Compare their distance."
'''
# %% q7
def valleys(df, starts, alpha, n):
    return sorted({round(float(gradient_descent(df, start, alpha, n)[-1]), 2) for start in starts})
