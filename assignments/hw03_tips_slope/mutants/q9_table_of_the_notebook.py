'''
question = "q9"
misconception = "Reads the tips from the notebook and ignores the x and y_obs that are handed in."
hint = "Your function has arguments called x and y_obs. Does it use them?"
'''
# %% q9
def best_slope(x, y_obs):
    return (tips["total_bill"] * tips["tip"]).sum() / (tips["total_bill"] ** 2).sum()
