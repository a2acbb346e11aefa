"""The test's function is called back a million times, from within itself, and with functions that call it again."""

GOAL = "outage"
TECHNIQUE = "callbacks"
CELLS = [
    """
class Deeper:
    def __init__(self, slope): self.slope = slope
    def __rmul__(self, other):
        try:
            return self.slope(self)
        except BaseException:
            return self.slope(self)
    __truediv__ = __rtruediv__ = __rmul__
def descend(slope, start, rate, n):
    try:
        slope(Deeper(slope))
    except BaseException:
        pass
    while True:
        try:
            slope(1.0)
        except BaseException:
            pass
""",
]
