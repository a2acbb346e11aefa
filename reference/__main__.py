"""Print docs/reference.md: every function of the package with its summary and its lectures (python -m reference)."""

import importlib
import inspect
import re
from collections.abc import Callable
from types import ModuleType
from typing import Any

import reference

HEAD = """# Reference

Every function of the package `reference`, module by module, with the lecture it comes from. The page is made from the
docstrings by `python -m reference > docs/reference.md`; `help(reference.gradient_descent)` shows a whole one.

Peers: results must agree with `scipy.optimize.minimize` (BFGS) and with scikit-learn's `LinearRegression` (a direct
least-squares solve). Neither is gradient descent, whatever the lectures say.
"""


def page() -> str:
    """Return the text of docs/reference.md."""
    functions = [getattr(reference, name) for name in reference.__all__]
    modules = sorted({function.__module__ for function in functions})
    return "\n".join([HEAD, *(_section(importlib.import_module(name), functions) for name in modules)])


def summary(function: Callable[..., Any]) -> str:
    """Return the first line of a docstring."""
    return (inspect.getdoc(function) or "").partition("\n")[0]


def sources(function: Callable[..., Any]) -> str:
    """Return the References of a docstring as one line."""
    found = re.search(r"^References\n-+\n(.*?)\n\n", inspect.getdoc(function) or "", re.DOTALL | re.MULTILINE)
    return " ".join(found[1].split()) if found else ""


def _section(module: ModuleType, functions: list[Callable[..., Any]]) -> str:
    rows = [_row(function) for function in functions if function.__module__ == module.__name__]
    table = ["| function | what it does | source |", "|---|---|---|", *rows]
    return "\n".join([f"## {module.__name__}", "", module.__doc__ or "", "", *table, ""])


def _row(function: Callable[..., Any]) -> str:
    signature = ", ".join(_parameter(one) for one in inspect.signature(function).parameters.values())
    return f"| `{function.__name__}({signature})` | {summary(function)} | {sources(function)} |"


def _parameter(parameter: inspect.Parameter) -> str:
    if parameter.default is inspect.Parameter.empty:
        return parameter.name
    default = getattr(parameter.default, "__name__", repr(parameter.default))
    return f"{parameter.name}={default}"


if __name__ == "__main__":
    print(page(), end="")
