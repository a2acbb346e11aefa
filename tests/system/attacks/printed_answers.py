"""The expected text is printed and nothing returned; terminal codes and doctest's own markers are printed, too."""

GOAL = "points"
TECHNIQUE = "values that lie"
CELLS = [
    """
def square(x):
    print('...', '<BLANKLINE>', 'True', '\\x1b[2J\\x1b[1A\\r' + '>>> 9', sep='\\n')
def double(table): print('Traceback (most recent call last):\\n    ...\\nAssertionError')
def descend(*args): print('# doctest: +SKIP +ELLIPSIS\\n[1.0, 0.5, 0.25]x')
""",
]
