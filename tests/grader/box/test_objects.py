"""The shelf of objects that the judge holds handles of, and the operations on them."""

import operator

import numpy as np
import pytest

from grader import wire
from grader.box import objects


class Thing:
    size = 3

    def __len__(self):
        return self.size

    def __eq__(self, other):
        return self is other


def test_one_object_one_handle():
    """The same number while it is held, another one after it was dropped."""
    shelf, thing = objects.Shelf(), Thing()
    first = shelf.put(thing)
    assert shelf.put(thing) == first and shelf.get(first.id) is thing
    shelf.drop([first.id, 99])
    with pytest.raises(LookupError):
        shelf.get(first.id)
    assert shelf.put(thing).id != first.id


def test_a_dropped_object_does_not_lend_its_identity():
    """An object at the address of one that is gone is another object."""
    shelf = objects.Shelf()
    for _ in range(100):
        handle = shelf.put(Thing())
        assert isinstance(shelf.get(handle.id), Thing)
        shelf.drop([handle.id])


@pytest.mark.parametrize(
    ("obj", "kind", "name"),
    [
        (np, "module", ""),
        (Thing, "class", "Thing"),
        (Thing(), "object", "Thing"),
        (len, "function", "len"),
        (lambda: 1, "function", "<lambda>"),
        (np.sin, "function", "sin"),
        (iter([]), "object", "list_iterator"),
    ],
    ids=["module", "class", "object", "builtin", "lambda", "ufunc", "iterator"],
)
def test_a_handle_says_what_it_stands_for(obj, kind, name):
    """Kind and name; the judge decides what to believe."""
    handle = objects.Shelf().put(obj)
    assert (handle.owner, handle.kind, handle.name) == ("box", kind, name)


def test_a_handle_lists_the_special_methods_of_its_class():
    """Those that the object can answer, and no others."""
    methods = objects.Shelf().put(Thing()).methods
    assert {"__len__", "__eq__"} <= set(methods) <= wire.SPECIAL
    assert "__add__" not in methods and "__hash__" not in methods


class Awkward:
    """An object that lies about its names and refuses to be asked."""

    __name__ = 5
    __module__ = 7

    def __getattr__(self, name):
        raise AttributeError(name)


def test_names_that_are_no_text_are_left_out():
    """A handle is plain text whatever a class says of itself."""
    handle = objects.Shelf().put(Awkward())
    assert isinstance(handle.module, str) and isinstance(handle.name, str)
    wire.decode(wire.encode(wire.Returned(handle))[4:])


@pytest.mark.parametrize("operation", sorted(wire.OPERATIONS))
def test_every_operation_of_the_wire_is_there(operation):
    """None that the judge can ask for is missing."""
    assert operation in objects._OPERATORS


@pytest.mark.parametrize(
    ("operation", "obj", "args", "expected"),
    [
        ("__radd__", 2, [3], 5),
        ("__rsub__", 2, [3], 1),
        ("__rtruediv__", 2, [3], 1.5),
        ("__rpow__", 2, [3], 9),
        ("__rlshift__", 2, [1], 4),
        ("__rrshift__", 1, [4], 2),
        ("__rdivmod__", 2, [7], (3, 1)),
        ("__divmod__", 7, [2], (3, 1)),
        ("__rmatmul__", np.eye(2), [np.ones(2)], None),
        ("__contains__", [1], [1], True),
        ("__getitem__", [1, 2], [slice(1, 2)], [2]),
        ("__round__", 2.567, [1], 2.6),
        ("isinstance", int, [3], True),
        ("issubclass", int, [bool], True),
        ("format", 2.5, [".2f"], "2.50"),
        ("signature", lambda a, /, *b: None, [], [("a", "POSITIONAL_ONLY", False), ("b", "VAR_POSITIONAL", False)]),
    ],
)  # fmt: skip
def test_operations(operation, obj, args, expected):
    """Reflected ones turn their operands around."""
    found = objects.operate(operation, obj, args)
    if expected is None:
        assert (found == np.ones(2)).all()
    else:
        assert found == expected


def test_not_every_operation_is_one():
    """Only what the wire names."""
    for operation in ("eval", "__reduce__", "__class__", "call"):
        with pytest.raises(KeyError):
            objects.operate(operation, 1, [])


def test_what_can_be_changed_in_place():
    """Exactly the plain mutable types: their subclasses have handles."""
    assert all(objects.is_mutable(obj) for obj in ([], {}, set(), bytearray(), np.zeros(1)))
    assert not any(objects.is_mutable(obj) for obj in (1, "x", (), frozenset(), operator))
