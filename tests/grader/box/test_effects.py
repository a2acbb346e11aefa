"""Which cells leave everything before them as it was, told by their text: yes only where it is sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.box import effects

FIRST = "import numpy as np\nx = 5\ndef f(a):\n    return a + x"
LOOP = "def g(b, n=10, rate=-0.5, *rest, **more) -> float:\n    for _ in range(n):\n        b *= rate\n    return b"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("def g(b):\n    return f(b) + 1", ["g"]),
        (LOOP, ["g"]),
        ('def g(b: float):\n    """Twice b."""\n    return 2 * b', ["g"]),
        ("alpha = 0.1\nsteps = [1, 2, (3, -4)]", ["alpha", "steps"]),
        ("alpha = beta = None", ["alpha", "beta"]),
        ("", []),
        ("# nothing", []),
    ],
)
def test_new_definitions_change_nothing_before_them(cell, names):
    """Functions and constants under names that nobody has spoken of."""
    assert effects.bound([FIRST, "f(2)", cell])[2] == names


@pytest.mark.parametrize(
    "cell",
    [
        "x = 6",  # spoken of
        "def f(a):\n    return a",
        "def a():\n    return 1",  # a name of f's own, which might as well be a global
        "y = x",  # a name for an object that is there
        "y = f(1)",
        "f(1)",
        "y = [f]",
        "np.pi = 3",
        "x += 1",
        "del x",
        "import math",
        "def g(b=f(1)):\n    return b",
        "def g(b: f(1)):\n    return b",
        "@f\ndef g(b):\n    return b",
        "class C:\n    f.y = 1",
        "for y in range(3):\n    pass",
        "if x:\n    y = 1",
        "(y, z) = 1, 2",
        "y: int = 1",
        "%matplotlib inline",
        "!ls",
        "%time y = 1",
        "async def g():\n    pass",
        "1",
    ],
)
def test_all_else_may_change_something(cell):
    """Rebinding, calls, imports, magics, whatever is displayed."""
    assert effects.bound([FIRST, "f(2)", cell])[2] is None


@pytest.mark.parametrize(
    "prying",
    [
        "globals()",
        "eval('1')",
        "import sys",
        "f.__globals__",
        "np.random.normal()",
        "_",
        "_i1",
        "Out[1]",
        "get_ipython()",
        "import builtins",
        "getattr(f, 'y')",
        "'x' in vars()",
    ],
)
def test_where_somebody_pries_nothing_is_sure(prying):
    """Before or after: code that looks at its namespace as a whole sees every new name."""
    assert effects.bound([FIRST, "def g():\n    return 1", prying]) == [None] * 3
    assert effects.bound([prying, "def g():\n    return 1"]) == [None] * 2


def test_after_a_cell_that_is_no_python_nothing_is_sure():
    """Who knows which names it speaks of; matplotlib's magic is known."""
    define = "def g():\n    return 1"
    assert effects.bound(["!echo g", define]) == [None, None]
    assert effects.bound(["x = = 1", define]) == [None, None]
    assert effects.bound(["%matplotlib inline\nimport numpy as np", define]) == [None, ["g"]]


def test_a_name_in_a_text_is_spoken_of():
    """A function may be looked up by its name."""
    assert effects.bound(["f({'g': 1})", "def g():\n    return 1"]) == [None, None]


def test_long_notebooks_are_not_read():
    """The judgement must not cost more than a copy does."""
    assert effects.bound(["x = 1", "y = '" + "a" * effects.MOST_CHARACTERS + "'"]) == [None, None]


@pytest.mark.parametrize(
    "cell",
    ["(" * 3000, "-" * 100_000 + "1", "y = f('\\d')", "\x00", "a." * 50_000 + "b", "f(" * 90 + ")" * 90],
    ids=range(6),
)
def test_odd_cells_are_judged_too(cell):
    """However deep."""
    assert effects.bound([cell]) == [None]


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_texts_have_an_answer(sources):
    """One a cell."""
    assert len(effects.bound(sources)) == len(sources)
