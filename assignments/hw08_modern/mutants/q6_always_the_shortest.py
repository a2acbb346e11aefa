'''
question = "q6"
misconception = "Believes that gradient descent lands on the minimum-norm solution from anywhere."
hint = "Only from zero. What happens to the part of start that no row ever touches?"
'''
# %% q6
def landing_point(Phi, y, start):
    return np.linalg.pinv(Phi) @ y
