'''
question = "q2"
misconception = "Hands theta over after the data."
hint = "f takes theta first, then x, then y_obs. In which order do you pass them?"
'''
# %% q2
def fix_data(f, x, y_obs):
    return lambda theta: f(x, y_obs, theta)
