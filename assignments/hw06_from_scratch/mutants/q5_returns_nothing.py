'''
question = "q5"
misconception = "Prints the places and returns nothing."
hint = "Printing shows a place to you, but hands nothing back. What is missing in the last line?"
'''
# %% q5
def walk(step, v, n_steps):
    print("step 0: " + " ".join(f"{entry:.3f}" for entry in v))
    for number in range(1, n_steps + 1):
        v = step(v)
        print(f"step {number}: " + " ".join(f"{entry:.3f}" for entry in v))
