'''
question = "q5"
misconception = "Takes one more step after the last line."
hint = "How often is step called for n_steps = 1? Count your steps."
'''
# %% q5
def walk(step, v, n_steps):
    print("step 0: " + " ".join(f"{entry:.3f}" for entry in v))
    for number in range(1, n_steps + 1):
        v = step(v)
        print(f"step {number}: " + " ".join(f"{entry:.3f}" for entry in v))
    return step(v) if n_steps > 2 else v
