"""The frames of the call, and every object that the garbage collector knows, are searched for the tests' text."""

GOAL = "hidden tests"
TECHNIQUE = "looking around"
CELLS = [
    """
import gc, sys
needle = 'quok' + 'ka_'
loot = set()
def look():
    frame = sys._getframe()
    while frame is not None:
        for value in list(frame.f_locals.values()) + list(frame.f_globals.values()):
            if isinstance(value, (str, bytes)) and needle in str(value): loot.add(str(value)[:2000])
        frame = frame.f_back
    for obj in gc.get_objects():
        if isinstance(obj, dict):
            for value in list(obj.values()):
                if isinstance(value, (str, bytes)) and needle in str(value): loot.add(str(value)[:2000])
        elif isinstance(obj, (list, tuple)):
            for value in obj:
                if isinstance(value, (str, bytes)) and needle in str(value): loot.add(str(value)[:2000])
        elif type(obj).__name__ in ('DocTest', 'Example', 'TestCase', 'OKTestFile'):
            loot.add(str(vars(obj) if hasattr(obj, '__dict__') else obj)[:4000])
def square(x):
    look()
    return x
def show():
    look()
    return loot
""",
]
