'''
question = "q9"
misconception = "Searches a grid instead of solving the equation."
hint = "A grid knows only its own points. Solve the equation with pen and paper."
'''
# %% q9
def best_slope(x, y_obs):
    thetas = np.linspace(0, 0.5, 501)
    return thetas[np.argmin([np.mean((theta * x - y_obs) ** 2) for theta in thetas])]
