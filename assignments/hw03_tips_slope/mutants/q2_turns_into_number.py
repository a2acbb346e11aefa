'''
question = "q2"
misconception = "Turns theta into a float, so that vectors do not get through."
hint = "Next week theta will be a vector. Pass it on as it comes."
'''
# %% q2
def fix_data(f, x, y_obs):
    def single_arg(theta):
        return f(float(theta), x, y_obs)

    return single_arg
