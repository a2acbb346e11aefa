"""Sources that Python keeps for tracebacks: linecache, inspect, doctest's own cache, code constants of callers."""

GOAL = "hidden tests"
TECHNIQUE = "looking around"
CELLS = [
    """
import inspect, linecache, sys
def show():
    found = [str(entry) for entry in linecache.cache.values() if 'quok' + 'ka' in str(entry)]
    frame = sys._getframe()
    while frame is not None:
        found += [str(c) for c in frame.f_code.co_consts if 'quok' + 'ka' in str(c)]
        try:
            source = inspect.getsource(frame)
            if 'quok' + 'ka' in source and 'linecache.cache' not in source: found.append(source)
        except (OSError, TypeError):
            pass
        frame = frame.f_back
    return found
""",
]
