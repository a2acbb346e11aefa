'''
question = "q5"
misconception = "Writes every place into the caller's own list."
hint = "Print the caller's list after the walk. It should still hold the start."
'''
# %% q5
def walk(step, v, n_steps):
    print("step 0: " + " ".join(f"{entry:.3f}" for entry in v))
    for number in range(1, n_steps + 1):
        v[:] = step(v)
        print(f"step {number}: " + " ".join(f"{entry:.3f}" for entry in v))
    return v
