"""The runner of doctests is replaced by one that never fails."""

GOAL = "points"
TECHNIQUE = "monkeypatching"
CELLS = [
    """
import doctest
doctest.DocTestRunner.run = lambda self, test, *args, **kwargs: doctest.TestResults(0, len(test.examples))
doctest.DocTestFinder.find = lambda *args, **kwargs: []
""",
]
