'''
question = "q7"
misconception = "Draws theta instead of the cost."
hint = "Upwards should be the cost of theta, not theta itself."
'''
# %% q7
def plot_rates(cost_of, gradient, theta, alphas, n):
    figure, axes = plt.subplots()
    for alpha in alphas:
        places = [theta]
        for _ in range(n - 1):
            places.append(places[-1] - alpha * gradient(places[-1]))
        axes.plot(range(n), [place[0] for place in places], label=str(alpha))
    axes.set_yscale("log")
    axes.set_xlabel("steps taken")
    axes.set_ylabel("cost")
    axes.legend()
    return axes
