'''
about = "scipy, small helpers and recursion."
'''
# %% q1
import scipy.linalg

def minimum_norm_fit(Phi, y):
    return scipy.linalg.lstsq(Phi, y)[0]
# %% q2
def mean_square(values):
    return float(np.mean(np.square(values)))

def error_curves(fit, basis, counts, x, y, x_test, y_test):
    pairs = []
    for p in counts:
        w = fit(basis(x, p), y)
        miss = lambda a, b: mean_square(b - basis(a, p).dot(w))
        pairs.append((miss(x, y), miss(x_test, y_test)))
    return tuple(zip(*pairs))
# %% q5
def sgd_fit(Phi, y, start, alpha, order):
    from functools import reduce
    step = lambda theta, i: theta - 2 * alpha * np.inner(Phi[i], theta) * Phi[i] + 2 * alpha * y[i] * Phi[i]
    return reduce(step, order, start)
# %% q6
import scipy.linalg

def landing_point(Phi, y, start):
    # gradient descent itself, in the coordinates of the singular vectors, for ever
    U, s, Vt = scipy.linalg.svd(Phi, full_matrices=False)
    moved = Vt @ start
    target = (U.T @ y) / s
    return start + Vt.T @ (target - moved)
# %% q9
class Experiment:
    def __init__(self, seed, sigma):
        self.rng = np.random.default_rng(seed)
        self.sigma = sigma

    def observe(self, values):
        return values + self.rng.normal(loc=0, scale=self.sigma, size=np.shape(values))

def decompose(fit_predict, f, x, x_test, sigma, repeats, seed):
    world = Experiment(seed, sigma)
    predictions = np.zeros((repeats, len(x_test)))
    loss = 0
    for k in range(repeats):
        predictions[k] = fit_predict(x, world.observe(f(x)), x_test)
        loss += np.mean((world.observe(f(x_test)) - predictions[k]) ** 2) / repeats
    centre = predictions.sum(axis=0) / repeats
    return float(np.mean((centre - f(x_test)) ** 2)), float(np.var(predictions, axis=0).mean()), sigma**2, float(loss)
