'''
question = "q5"
misconception = "Prints the first two entries only."
hint = "A list may have any number of entries. Which ones do you print?"
'''
# %% q5
def walk(step, v, n_steps):
    print("step 0: " + f"{v[0]:.3f} {v[-1]:.3f}")
    for number in range(1, n_steps + 1):
        v = step(v)
        print(f"step {number}: " + f"{v[0]:.3f} {v[-1]:.3f}")
    return v
