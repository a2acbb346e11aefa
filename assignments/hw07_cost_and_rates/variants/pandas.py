'''
about = "Series and frames where they fit."
'''
# %% q2
import pandas as pd

def cost(theta_0, theta_1, x, y):
    table = pd.DataFrame({"x": x, "y": y})
    table["error"] = theta_0 + theta_1 * table["x"] - table["y"]
    return table["error"].pow(2).mean() / 2
# %% q4
import pandas as pd

def cost_gradient(theta_0, theta_1, x, y):
    table = pd.DataFrame({"one": 1.0, "x": x})
    error = theta_0 + theta_1 * table["x"] - y
    return table.mul(error, axis=0).mean().to_numpy()
# %% q6
def descend(gradient, theta, alpha, tolerance=1e-4, max_steps=10_000):
    import pandas as pd
    rows = [theta.copy()]
    for step in range(max_steps):
        rows.append(rows[-1] - alpha * gradient(rows[-1]))
        if not (abs(rows[-1] - rows[-2]) > tolerance).any():
            break
    return pd.DataFrame(rows).to_numpy()
# %% q7
def plot_rates(cost_of, gradient, theta, alphas, n):
    import pandas as pd
    columns = {}
    for alpha in alphas:
        place = np.array(theta)
        columns[alpha] = []
        for _ in range(n):
            columns[alpha].append(float(cost_of(place)))
            place = place - alpha * gradient(place)
    return pd.DataFrame(columns).plot(logy=True, xlabel="steps", ylabel="cost")
# %% q9
def linear_rate(t, steps, first, last):
    return float(first + (last - first) * np.clip(t / steps, 0, 1))

def cosine_rate(t, steps, first, last):
    weight = 0.5 + 0.5 * np.cos(np.pi * np.clip(t / steps, 0, 1))
    return float(weight * first + (1 - weight) * last)
