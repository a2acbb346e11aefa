'''
question = "q5"
misconception = "Reads the tips from the notebook and ignores the x and y_obs that are handed in."
hint = "Your function has arguments called x and y_obs. Does it use them?"
'''
# %% q5
def mse_loss_derivative(theta_1, x, y_obs):
    bills, observed = tips["total_bill"], tips["tip"]
    return np.mean(2 * (theta_1 * bills - observed) * bills)
