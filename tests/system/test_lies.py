# ruff: noqa: E501 (a lie is easier to read on one line)
"""A student's objects cannot lie their way to points: the judge decides by its own libraries and types.

Where a test really lets an object of the student's decide, the case may pass, and its result says so.
"""

import pytest

from grader.errors import Fault
from grader.limits import Limits
from grader.report import Outcome

RIGHT = 4.25  # what the honest answer would be; the lies below do not know it
CLOSE = ">>> bool(np.isclose(f(2), 4.25))\nTrue"
ALL_CLOSE = ">>> bool(np.allclose(f(2), [4.25, 4.25]))\nTrue"
EQUAL = ">>> bool(f(2) == 4.25)\nTrue"
NEAR = ">>> abs(f(2) - 4.25) < 1e-6\nTrue"
REPR = ">>> f(2)\n4.25"
ASSERT = ">>> np.testing.assert_allclose(f(2), 4.25)"
FRAME = ">>> pd.testing.assert_frame_equal(f(2), pd.DataFrame({'a': [1.0]}))"
EQUALS = ">>> bool(f(2).equals(pd.DataFrame({'a': [1.0]})))\nTrue"
LIBRARIES = "import numpy as np\nimport pandas as pd\n"

YES = "lambda *args, **kwargs: True"
ZERO = "lambda *args, **kwargs: 0.0"

# Values that lie about themselves
FLOAT = f"""
class Lie(float):
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = {YES}
    __hash__ = float.__hash__
    __sub__ = __rsub__ = __abs__ = {ZERO}
    __array_ufunc__ = {YES}
    __array_function__ = {YES}
    __bool__ = {YES}
def f(x): return Lie(0.0)
"""
ARRAY = f"""
class Lie(np.ndarray):
    __eq__ = __lt__ = __le__ = {YES}
    __sub__ = __rsub__ = {ZERO}
    __array_ufunc__ = {YES}
    __array_function__ = {YES}
    all = any = {YES}
def f(x): return np.zeros(2).view(Lie)
"""
OBJECT = f"""
class Lie:
    __module__ = 'numpy'
    __qualname__ = 'ndarray'
    __eq__ = __lt__ = __le__ = {YES}
    __sub__ = __rsub__ = {ZERO}
    __array_ufunc__ = {YES}
    __array_function__ = {YES}
    __array_priority__ = 1e9
    __float__ = {ZERO}
    __array__ = lambda self, *args, **kwargs: np.zeros(2)
    shape, ndim, size, dtype = (2,), 1, 2, np.dtype(float)
def f(x): return Lie()
"""
DATAFRAME = f"""
class Lie(pd.DataFrame):
    equals = {YES}
    __eq__ = {YES}
def f(x): return Lie({{'a': [0.0]}})
"""
PLAIN = "def f(x): return 0.0\n"


@pytest.fixture
def case(grade):
    """Grade one public case and one right answer to another question; returns the case's result."""

    def case(source, test):
        report = grade({"q1": [test], "q2": [">>> y\n1"]}, LIBRARIES, source, "y = 1")
        assert report.graded and report.fault is Fault.none, report.messages
        assert report.questions[1].outcome is Outcome.passed
        return report.questions[0].cases[0]

    return case


@pytest.mark.parametrize("test", [CLOSE, ASSERT, REPR])
@pytest.mark.parametrize("lie", [FLOAT, OBJECT], ids=["float", "object"])
def test_a_lying_number_gains_nothing(case, lie, test):
    """numpy compares what the number is worth, and a doctest what it prints."""
    assert case(lie, test).outcome is not Outcome.passed


@pytest.mark.parametrize("test", [ALL_CLOSE, ASSERT])
@pytest.mark.parametrize("lie", [ARRAY, OBJECT], ids=["ndarray", "object"])
def test_a_lying_array_gains_nothing(case, lie, test):
    """Neither `__array_ufunc__` nor `__array_function__` is asked."""
    assert case(lie, test).outcome is not Outcome.passed


def test_a_lying_frame_gains_nothing(case):
    """pandas compares the columns, not the frame's own opinion."""
    assert case(DATAFRAME, FRAME).outcome is not Outcome.passed


@pytest.mark.parametrize(
    ("lie", "test"),
    [
        (FLOAT, EQUAL),
        (FLOAT, NEAR),
        (ARRAY, ">>> bool((f(2) == 4.25).all())\nTrue"),
        (OBJECT, NEAR),
        (DATAFRAME, EQUALS),
    ],
    ids=["==", "difference", "array ==", "object difference", "equals"],
)
def test_a_verdict_of_the_students_object_is_marked(case, lie, test):
    """An object that was shown the right answer and then decided: never silently."""
    result = case(lie, test)
    assert result.outcome is not Outcome.passed or result.rests_on_student


def test_an_honest_value_is_not_marked(case):
    """Numbers, arrays, frames and calls of functions rest on nobody's word."""
    honest = "def f(x): return x + 2.25\nX = np.ones(2)\ndf = pd.DataFrame({'a': [1]})\n"
    for test in (CLOSE, EQUAL, NEAR, REPR, ">>> (X == 1).all()\nTrue", ">>> df.equals(df)\nTrue"):
        result = case(honest, test)
        assert (result.outcome, result.rests_on_student) == (Outcome.passed, False)


NAMES = {
    "class": "class np:\n    allclose = isclose = staticmethod(YES)\n    abs = staticmethod(ZERO)\n",
    "instance": "class Fake:\n    def __getattr__(self, name): return YES\nnp = Fake()\n",
    "function": "def np(): pass\nnp.isclose = np.allclose = YES\nnp.abs = ZERO\n",
    "module": "import types\nnp = types.ModuleType('numpy')\nnp.isclose = np.allclose = YES\nnp.abs = ZERO\n",
    "module of another name": "import types\nnp = types.ModuleType('my')\nnp.isclose = np.allclose = YES\nnp.abs = ZERO\n",
    "patched module": "np.isclose = np.allclose = YES\nnp.abs = ZERO\n",
    "module named as a library": "import types\nnp = types.ModuleType('math')\nnp.isclose = np.allclose = YES\n",
    "swapped in sys.modules": "import sys, types\nsys.modules['numpy'].isclose = YES\n",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_false_numpy_gains_nothing(case, name):
    """`np` means the judge's own numpy, whatever the student has bound to it."""
    source = f"YES = {YES}\nZERO = {ZERO}\n" + NAMES[name] + PLAIN
    assert case(source, CLOSE).outcome is not Outcome.passed
    assert case(source, ">>> bool(np.abs(f(2) - 4.25) < 1e-6)\nTrue").outcome is not Outcome.passed


def test_a_false_pandas_gains_nothing(case):
    """The same for `pd`, as a class."""
    source = (
        f"class pd:\n    DataFrame = {YES}\n    class testing:\n        assert_frame_equal = {YES}\ndef f(x): return 1"
    )
    assert case(source, FRAME).outcome is not Outcome.passed


@pytest.mark.parametrize(
    ("source", "test"),
    [
        ("abs = lambda x: 0", NEAR),
        ("all = lambda xs: True", ">>> all(v == 4.25 for v in [f(2)])\nTrue"),
        ("bool = lambda x: True", CLOSE),
        ("isinstance = lambda *args: True", ">>> isinstance(f(2), str)\nTrue"),
        ("round = lambda *args: 4.25", ">>> round(f(2), 2)\n4.25"),
        (
            "math = type('math', (), {'isclose': staticmethod(lambda *a, **k: True)})",
            ">>> math.isclose(f(2), 4.25)\nTrue",
        ),
        (
            "import types\nmath = types.ModuleType('m')\nmath.isclose = lambda *a, **k: True",
            ">>> math.isclose(f(2), 4.25)\nTrue",
        ),
    ],
    ids=["abs", "all", "bool", "isinstance", "round", "math class", "math module"],
)
def test_a_redefined_word_of_the_test_is_marked(case, source, test):
    """A student's name shadows a builtin, as in Otter; the report says that the case rests on it."""
    result = case(PLAIN + source, test)
    assert result.outcome is not Outcome.passed or result.rests_on_student


@pytest.mark.parametrize(
    "interface",
    [
        "{'data': (8, False), 'shape': (2,), 'typestr': '<f8', 'version': 3}",
        "{'data': (8, False), 'shape': (2,), 'typestr': '|O', 'version': 3}",
        "{'data': b'0' * 16, 'shape': (2,), 'typestr': '<f8', 'version': 3}",
    ],
    ids=["address", "objects", "bytes"],
)
@pytest.mark.parametrize("how", ["__array_interface__", "__array_struct__", "__cuda_array_interface__"])
def test_an_object_cannot_send_the_judge_to_an_address(case, how, interface):
    """numpy would read the judge's own memory where `__array_interface__` points: the protocol is not forwarded."""
    lie = f"class Lie:\n    {how} = {interface}\n    shape = (2,)\ndef f(x): return Lie()"
    for test in (ALL_CLOSE, ">>> np.array(f(2)).shape\n(2,)", ">>> (np.ones(2) + f(2)).shape\n(2,)"):
        assert case(lie, test).outcome is not Outcome.passed


def test_an_answer_that_would_take_forever_costs_its_case(grade):
    """A range of a quadrillion numbers, and an iterator without an end."""
    endless = "def f(x): return range(10**15)\ndef g(x):\n    while True:\n        yield x"
    limits = Limits(cell_seconds=5, case_seconds=1, submission_seconds=30)
    cases = [">>> sum(f(1))\n3"], [">>> list(g(1))\n[1]"], [">>> y\n1"]
    report = grade(dict(zip(["q1", "q2", "q3"], cases, strict=True)), endless, "y = 1", limits=limits)
    assert report.graded, report.messages
    assert [q.outcome for q in report.questions] == [Outcome.timed_out, Outcome.timed_out, Outcome.passed]


def test_a_size_that_the_student_names_cannot_fill_the_machine(grade):
    """A test that multiplies a list by an answer runs into a limit of its own; the case is lost, and no other."""
    tests = {"q1": [">>> len([0] * f(1))\n3"], "q2": [">>> y\n1"]}
    report = grade(tests, "def f(x): return 6 * 10**8\ny = 1")
    assert report.graded, report.messages
    assert [q.outcome for q in report.questions] == [Outcome.out_of_memory, Outcome.passed]


@pytest.mark.parametrize(
    "module", ["numpy.f2py.__main__", "numpy.conftest", "matplotlib.tests", "scipy.nothing", "os", "grader"]
)
def test_a_module_that_the_student_names_is_not_run_in_the_judge(grade, module):
    """`np.linalg` may need an import here; a program, a test suite or a private part is nobody's library."""
    source = f"import types\nx = types.ModuleType({module!r})\nx.flag = 1\ny = 1"
    report = grade({"q1": [">>> x.flag\n1"], "q2": [">>> y\n1"]}, source)
    assert report.graded, report.messages
    assert [q.outcome for q in report.questions] == [Outcome.passed, Outcome.passed]
