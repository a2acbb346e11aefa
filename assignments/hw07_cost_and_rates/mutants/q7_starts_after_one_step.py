'''
question = "q7"
misconception = "Leaves out the cost of the start."
hint = "The first point of each line is the cost before any step."
'''
# %% q7
def plot_rates(cost_of, gradient, theta, alphas, n):
    figure, axes = plt.subplots()
    for alpha in alphas:
        place, costs = theta, []
        for _ in range(n - 1):
            place = place - alpha * gradient(place)
            costs.append(cost_of(place))
        axes.plot(range(1, n), costs, label=str(alpha))
    axes.set_yscale("log")
    axes.set_xlabel("steps taken")
    axes.set_ylabel("cost")
    axes.legend()
    return axes
