'''
question = "q5"
misconception = "Takes every step from the start."
hint = "Each step starts from where the last one ended. Does your place change?"
'''
# %% q5
def walk(step, v, n_steps):
    print("step 0: " + " ".join(f"{entry:.3f}" for entry in v))
    for number in range(1, n_steps + 1):
        place = step(v)
        print(f"step {number}: " + " ".join(f"{entry:.3f}" for entry in place))
    return v if n_steps == 0 else place
