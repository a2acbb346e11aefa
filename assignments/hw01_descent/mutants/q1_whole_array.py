'''
question = "q1"
misconception = "Hands f all the guesses at once, though f may know only single numbers."
hint = "f gets all your guesses in one go. What happens when f contains an if, or math.sqrt?"
'''
# %% q1
def simple_minimize(f, xs):
    xs = np.asarray(xs)
    return xs[np.argmin(f(xs))]
