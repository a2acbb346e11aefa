'''
question = "q5"
misconception = "Prints the list with brackets and commas."
hint = "The line should hold the entries alone, separated by single spaces."
'''
# %% q5
def walk(step, v, n_steps):
    print("step 0: " + str([round(entry, 3) for entry in v]))
    for number in range(1, n_steps + 1):
        v = step(v)
        print(f"step {number}: " + str([round(entry, 3) for entry in v]))
    return v
