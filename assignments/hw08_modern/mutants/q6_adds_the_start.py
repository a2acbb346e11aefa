'''
question = "q6"
misconception = "Adds the start to the minimum-norm solution."
hint = "start + d must fit y, not d alone. Which equation does d solve?"
'''
# %% q6
def landing_point(Phi, y, start):
    return start + np.linalg.pinv(Phi) @ y
