'''
question = "q5"
misconception = "Leaves out the line for the start."
hint = "The first line is that of step 0, before any step is taken."
'''
# %% q5
def walk(step, v, n_steps):
    for number in range(1, n_steps + 1):
        v = step(v)
        print(f"step {number}: " + " ".join(f"{entry:.3f}" for entry in v))
    return v
