'''
question = "q7"
misconception = "Returns from within the loop, after the first line."
hint = "Look at the indentation of return: does the loop get round a second time?"
'''
# %% q7
def plot_rates(cost_of, gradient, theta, alphas, n):
    figure, axes = plt.subplots()
    axes.set_yscale("log")
    axes.set_xlabel("steps taken")
    axes.set_ylabel("cost")
    for alpha in alphas:
        place = theta
        costs = [cost_of(place)]
        for _ in range(n - 1):
            place = place - alpha * gradient(place)
            costs.append(cost_of(place))
        axes.plot(costs, label=str(alpha))
        axes.legend()
        return axes
