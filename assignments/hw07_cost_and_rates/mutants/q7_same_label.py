'''
question = "q7"
misconception = "Gives all the lines the same label."
hint = "Which line is which? Put the number into the label."
'''
# %% q7
def plot_rates(cost_of, gradient, theta, alphas, n):
    figure, axes = plt.subplots()
    for alpha in alphas:
        place = theta
        costs = [cost_of(place)]
        for _ in range(n - 1):
            place = place - alpha * gradient(place)
            costs.append(cost_of(place))
        axes.plot(costs, label="alpha")
    axes.set_yscale("log")
    axes.set_xlabel("steps taken")
    axes.set_ylabel("cost")
    axes.legend()
    return axes
