"""Hidden inputs are kept in a global, a default argument, a closure and an attribute, and shown later."""

GOAL = "hidden tests"
TECHNIQUE = "carrying inputs out"
CELLS = [
    """
kept = []
def square(x, memory=[]):
    kept.append(x); memory.append(x)
    square.seen = memory
    return x * 2
def descend(slope, start, rate, n):
    kept.append((start, rate)); return []
def double(table):
    kept.append(table.to_dict()); return table
def show(): return kept, getattr(square, 'seen', None)
""",
]
AFTER = ['grader.check("show")', "show()", 'grader.check("show")', "raise ValueError(repr(show()))"]
