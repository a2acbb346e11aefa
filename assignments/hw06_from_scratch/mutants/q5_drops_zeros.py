'''
question = "q5"
misconception = "Rounds the entries, so that zeros at the end are not printed."
hint = "round(2.0, 3) prints as 2.0. How do you get three decimals, always?"
'''
# %% q5
def walk(step, v, n_steps):
    print("step 0: " + " ".join(str(round(entry, 3)) for entry in v))
    for number in range(1, n_steps + 1):
        v = step(v)
        print(f"step {number}: " + " ".join(str(round(entry, 3)) for entry in v))
    return v
