"""An object that names an address in `__array_interface__`, so that numpy would read the judge's memory there."""

GOAL = "points"
TECHNIQUE = "objects that lie"
CELLS = [
    """
class Pointer:
    __array_interface__ = {'data': (4096, False), 'shape': (3,), 'typestr': '<f8', 'version': 3}
    __array_struct__ = __cuda_array_interface__ = __array_interface__
    __dlpack__ = __arrow_c_array__ = __buffer__ = lambda *args, **kwargs: None
    shape = (3,)
def square(x): return Pointer()
def descend(*args): return Pointer()
""",
]
OTTER = "it would read its own memory, and crash"
