'''
question = "q2"
misconception = "Uses the math module, which takes numbers but no arrays."
hint = "math.pow refuses arrays. Plain ** takes both."
'''
# %% q2
import math

def derivative_arbitrary(x):
    return (4 * math.pow(x, 3) - 45 * math.pow(x, 2) + 160 * x - 180) / 10
