"""An object that claims to be a numpy.float64, so that `np.isclose` trusts its arithmetic and not its value."""

GOAL = "points"
TECHNIQUE = "objects that lie"
CELLS = [
    """
class Number:
    __module__, __qualname__ = 'numpy', 'float64'
    __sub__ = __rsub__ = __mul__ = __rmul__ = __abs__ = lambda *args: 0.0
    __float__ = lambda self: 0.0
    def __array__(self, *args, **kwargs):
        import numpy as np
        return np.array(0.0)
def square(x): return Number()
""",
]


def succeeded(outcome):
    cases = next(question.cases for question in outcome.report.questions if question.name == "square")
    return "np.isclose asked the object" if len(cases) > 1 and cases[1].outcome == "passed" else ""
