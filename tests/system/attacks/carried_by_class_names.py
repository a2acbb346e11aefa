"""Hidden inputs are the name, the module and the repr of the answer's class, and names of globals."""

GOAL = "hidden tests"
TECHNIQUE = "carrying inputs out"
CELLS = [
    """
def square(x):
    globals()[f'x{x}'] = x
    return type(f'C{x}', (), {'__module__': f'm{x}', '__repr__': lambda self: f'R{x}', '__doc__': str(x)})()
def show(): return [name for name in globals() if name.startswith('x')]
""",
]
AFTER = ['grader.check("show")', "show()", 'grader.check("show")', "raise ValueError(repr(show()))"]
