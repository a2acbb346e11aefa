'''
about = "Frames and Series where they fit."
'''
# %% q2
def error_curves(fit, basis, counts, x, y, x_test, y_test):
    import pandas as pd
    table = pd.DataFrame(index=list(counts), columns=["train", "test"], dtype=float)
    for p in counts:
        theta = fit(basis(x, p), y)
        table.loc[p, "train"] = ((basis(x, p) @ theta - y) ** 2).mean()
        table.loc[p, "test"] = ((basis(x_test, p) @ theta - y_test) ** 2).mean()
    return table["train"].to_list(), table["test"].to_list()
# %% q3
def plot_double_descent(counts, train_errors, test_errors, n):
    import pandas as pd
    table = pd.DataFrame({"training": train_errors, "test": test_errors}, index=counts).clip(lower=1e-6)
    axes = table.plot(logy=True, xlabel="basis functions", ylabel="error")
    axes.axvline(n, color="red")
    return axes
# %% q4
statement_a = 20 == 36
statement_b = not False
statement_c = 4.70 > 0.09 and 4.70 > 0.19
statement_d = 2.5 > 8.3
statement_e = 0.14 < 0.09
# %% q7
def bias_variance(predictions, truth):
    import pandas as pd
    table = pd.DataFrame(predictions)
    return table.mean().sub(truth).pow(2).mean(), table.var(ddof=0).mean()
