'''
question = "q2"
misconception = "Keeps the data in global variables, so that a second call overwrites them."
hint = "There is one global variable, but there may be two data sets. The inner function can remember its own."
'''
# %% q2
def fix_data(f, x, y_obs):
    global fixed_f, fixed_x, fixed_y
    fixed_f, fixed_x, fixed_y = f, x, y_obs

    def single_arg(theta):
        return fixed_f(theta, fixed_x, fixed_y)

    return single_arg
