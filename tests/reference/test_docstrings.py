"""The examples in the docstrings, and what every public function documents."""

import doctest
import importlib
import inspect
import pkgutil
import re

import pytest

import reference

MODULES = [f"reference.{module.name}" for module in pkgutil.iter_modules(reference.__path__)]
SECTIONS = ["Parameters", "Returns", "Raises", "Notes", "References", "Examples"]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    """Every example prints what it says."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("name", reference.__all__)
def test_docstring_is_complete(name):
    """Every public function has all sections in numpydoc's order, and an example of itself."""
    function = getattr(reference, name)
    lines = inspect.getdoc(function).splitlines()
    expected = SECTIONS if inspect.signature(function).parameters else SECTIONS[1:]
    assert [line for line in lines if line in SECTIONS] == expected
    assert any(line.startswith(">>>") and f"{name}(" in line for line in lines)


@pytest.mark.parametrize("name", reference.__all__)
def test_every_parameter_is_documented(name):
    """The section on parameters names each of them, with its type."""
    function = getattr(reference, name)
    text = inspect.getdoc(function).partition("Returns\n")[0]
    documented = re.findall(r"^([a-z_0-9A-Z, ]+) : \S", text, re.MULTILINE)
    assert ", ".join(documented).split(", ") == (list(inspect.signature(function).parameters) or [""])


def test_all_names_every_function():
    """__all__ lists exactly what the package imports from its modules, in order."""
    public = sorted(name for name, value in vars(reference).items() if inspect.isfunction(value))
    assert reference.__all__ == public
