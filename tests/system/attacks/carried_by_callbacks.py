"""Hidden inputs are handed to the test's own function as odd arguments, to appear in its errors."""

GOAL = "hidden tests"
TECHNIQUE = "carrying inputs out"
CELLS = [
    """
kept = []
def descend(slope, start, rate, n):
    for argument in (f'input {start}', [start], {'x': start}, None):
        try:
            slope(argument)
        except Exception as error:
            kept.append(str(error))
    kept.append(slope(start)); kept.append(slope)
    return []
def show():
    for slope in kept:
        if callable(slope): kept.append(slope(1.0))
    return kept
""",
]
AFTER = ['grader.check("show")', "show()", 'grader.check("show")', "raise ValueError(repr(show()))"]
