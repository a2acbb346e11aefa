'''
question = "q1"
misconception = "Reads the tips from the notebook and ignores the x and y_obs that are handed in."
hint = "Your function has arguments called x and y_obs. Does it use them?"
'''
# %% q1
def mse_loss(theta_1, x, y_obs):
    y_hat = theta_1 * tips["total_bill"]
    return np.mean((y_hat - tips["tip"]) ** 2)
