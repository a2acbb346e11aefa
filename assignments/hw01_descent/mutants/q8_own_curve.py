'''
question = "q8"
misconception = "Calls gradient_descent on the curve of the homework instead of the descend that is handed in."
hint = "Does your function still work when f and descend belong to another curve?"
'''
# %% q8
def best_restart(f, descend, starts):
    best = None
    for start in starts:
        end = start
        for _ in range(100):
            end = end - 0.1 * (4 * end**3 - 45 * end**2 + 160 * end - 180) / 10
        if best is None or arbitrary(end) < arbitrary(best):
            best = end
    return best
