"""Hidden inputs are the text, the arguments, the class's name and the cause of an exception."""

GOAL = "hidden tests"
TECHNIQUE = "carrying inputs out"
CELLS = [
    """
def square(x):
    raise type(f'Input{x}', (ValueError,), {})(x, f'input {x}') from KeyError(x)
def descend(slope, start, *rest): raise ValueError(start)
def double(table): raise KeyError(list(table.columns), table.to_dict())
""",
]
AFTER = ['grader.check("show")', "show()", 'grader.check("show")', "raise ValueError(repr(show()))"]
