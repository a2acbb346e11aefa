'''
question = "q7"
misconception = "Puts the ends into a set, which only removes numbers that agree to the last digit."
hint = "2.39274800 and 2.39274801 are two numbers to a set. Are they two valleys to you?"
'''
# %% q7
def valleys(df, starts, alpha, n):
    return sorted({gradient_descent(df, start, alpha, n)[-1] for start in starts})
