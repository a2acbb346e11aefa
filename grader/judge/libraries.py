"""Libraries that judge and box both have, and what their names mean in a test."""

import builtins
import importlib
import types
from typing import Any

import numpy as np

from grader.judge.line import Stopped
from grader.values import Named

# Libraries that tests mean when they name them: resolved on the judge's side, never asked of the student's.
LIBRARIES = frozenset(
    [
        "numpy",
        "pandas",
        "scipy",
        "matplotlib",
        "mpl_toolkits",
        "seaborn",
        "plotly",
        "sklearn",
        "statsmodels",
        "sympy",
        "networkx",
        "datascience",
        "babypandas",
        "math",
        "cmath",
        "statistics",
        "random",
        "re",
        "itertools",
        "functools",
        "collections",
        "string",
        "datetime",
        "time",
        "json",
        "copy",
        "operator",
        "fractions",
        "decimal",
        "warnings",
        "textwrap",
        "calendar",
        "heapq",
        "bisect",
        "typing",
        "dataclasses",
        "enum",
        "abc",
        "types",
        "inspect",
    ]
)
_NO_LIBRARY = ("conftest", "setup", "test", "tests")  # parts of libraries that are made to be run
# What a name must mean, whatever but plain data the student has bound to it.
PINNED = {
    "np": "numpy",
    "pd": "pandas",
    "plt": "matplotlib.pyplot",
    "mpl": "matplotlib",
    "sns": "seaborn",
}
# What a name must mean when it is a module at all: some are good names for functions, too.
PINNED_MODULES = {
    **PINNED,
    **{name: name for name in LIBRARIES},
    "px": "plotly.express",
    "go": "plotly.graph_objects",
    "sm": "statsmodels.api",
    "nx": "networkx",
}


def library(name: str) -> types.ModuleType | None:
    """The judge's own module of a well-known library, or None. The name may come from a box: no program is run."""
    first, *rest = name.split(".")
    if first not in LIBRARIES or any(part.startswith("__") or part in _NO_LIBRARY for part in rest):
        return None
    try:
        return importlib.import_module(name)
    except Stopped:  # the time is up, however many names are still to be tried
        raise
    except (Exception, SystemExit):  # not installed, or fails to import: then the student's stand-in must do
        return None


def library_member(module: str, name: str) -> Any:
    found: Any = library(module)
    for part in name.split(".") if found is not None else ():
        found = getattr(found, part, None)
    return found


def library_name(obj: Any) -> Named | None:
    """How the box can find the same function or class among its own libraries."""
    module, name = (
        getattr(obj, "__module__", None),
        getattr(obj, "__qualname__", getattr(obj, "__name__", None)),
    )
    if isinstance(obj, np.ufunc):
        module = "numpy"
    if not callable(obj) or not isinstance(module, str) or not isinstance(name, str):
        return None
    if module == "builtins" and getattr(builtins, name, None) is obj:
        return Named("builtins", name)
    return Named(module, name) if library_member(module, name) is obj else None
