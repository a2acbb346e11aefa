"""Exceptions that test runners take for something else than a failure: SkipTest, SystemExit(0), GeneratorExit."""

GOAL = "points"
TECHNIQUE = "exceptions"
CELLS = [
    """
import itertools, unittest
class Passed(Exception): pass
kinds = itertools.cycle([unittest.SkipTest, SystemExit, GeneratorExit, StopIteration, KeyboardInterrupt, Passed])
def square(x): raise next(kinds)(0)
def double(table): raise SystemExit(0)
def descend(*args): raise unittest.SkipTest('not today')
""",
]
