'''
question = "q7"
misconception = "Starts each rate where the one before ended."
hint = "All lines should begin at the same height. Where does the second rate start?"
'''
# %% q7
def plot_rates(cost_of, gradient, theta, alphas, n):
    figure, axes = plt.subplots()
    for alpha in alphas:
        costs = [cost_of(theta)]
        for _ in range(n - 1):
            theta = theta - alpha * gradient(theta)
            costs.append(cost_of(theta))
        axes.plot(range(n), costs, label=f"alpha = {alpha}")
    axes.set_yscale("log")
    axes.set_xlabel("steps taken")
    axes.set_ylabel("cost")
    axes.legend()
    return axes
