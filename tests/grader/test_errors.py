"""The exception tree."""

import inspect

from grader import errors
from grader.errors import Fault, HoltError


def test_every_error_is_drawn_and_has_somebody_at_fault():
    """The docstring shows the whole tree, and none is left without a fault."""
    found = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, HoltError)]
    assert len(found) > 8
    for kind in found:
        assert kind.__name__ in errors.__doc__
        assert kind.fault is not Fault.none
        assert inspect.getdoc(kind)
