'''
question = "q5"
misconception = "Returns the rounded entries."
hint = "Round what you print, not what you return."
'''
# %% q5
def walk(step, v, n_steps):
    print("step 0: " + " ".join(f"{entry:.3f}" for entry in v))
    for number in range(1, n_steps + 1):
        v = step(v)
        print(f"step {number}: " + " ".join(f"{entry:.3f}" for entry in v))
    return [round(entry, 3) for entry in v]
