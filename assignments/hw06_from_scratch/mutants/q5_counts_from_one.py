'''
question = "q5"
misconception = "Numbers the start as step 1."
hint = "The start has the number 0."
'''
# %% q5
def walk(step, v, n_steps):
    print("step 1: " + " ".join(f"{entry:.3f}" for entry in v))
    for number in range(1, n_steps + 1):
        v = step(v)
        print(f"step {number + 1}: " + " ".join(f"{entry:.3f}" for entry in v))
    return v
