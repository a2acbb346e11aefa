# ruff: noqa: E501 (a case is easier to read on one line)
"""Exceptions of the student's code arrive as what they are.

Each test grades a small notebook in a real box; a case that passes here would pass under `otter run`, too.
"""

from grader.report import Outcome


def test_exceptions_arrive_by_their_names(passes):
    """Built-in, of a library, of the student's own class; caught by base class, too."""
    passes(
        "import numpy as np\nclass Mine(ValueError):\n    pass\nclass Own(Exception): pass\nclass Closer(Own): pass\ndef fail(kind):\n    if kind == 'value': raise ValueError('bad value')\n"
        "    if kind == 'mine': raise Mine('of mine')\n    if kind == 'own': raise Own(1, 2)\n    if kind == 'closer': raise Closer()\n    if kind == 'linalg': np.linalg.inv(np.zeros((2, 2)))\n"
        "    if kind == 'key': {}['k']\n    if kind == 'assert': assert 1 == 2, 'no'\n    if kind == 'unicode': '\\ud800'.encode()\n"
        "    if kind == 'exit': raise SystemExit(3)\n    if kind == 'os': open('/nowhere/at/all')\n    raise NotImplementedError",
        ">>> fail('value')\nTraceback (most recent call last):\n    ...\nValueError: bad value",
        ">>> fail('mine')\nTraceback (most recent call last):\n    ...\nMine: of mine",
        ">>> fail('own')\nTraceback (most recent call last):\n    ...\nOwn: (1, 2)",
        ">>> fail('key')\nTraceback (most recent call last):\nKeyError: 'k'",
        ">>> fail('linalg')\nTraceback (most recent call last):\nnumpy.linalg.LinAlgError: Singular matrix",
        ">>> fail('assert')\nTraceback (most recent call last):\nAssertionError: no",
        ">>> fail('')\nTraceback (most recent call last):\nNotImplementedError",
        ">>> try:\n...     fail('mine')\n... except ValueError as error:\n...     print(type(error).__name__, error)\nMine of mine",
        ">>> try:\n...     fail('os')\n... except FileNotFoundError as error:\n...     print(error.errno)\n2",
        ">>> try:\n...     fail('unicode')\n... except UnicodeEncodeError:\n...     print('unicode')\nunicode",
        ">>> try:\n...     fail('own')\n... except Own as error:\n...     print(error.args)\n(1, 2)",
        ">>> try:\n...     fail('closer')\n... except Own as error:\n...     print(isinstance(error, Closer))\nTrue",
        ">>> issubclass(Mine, ValueError), Own.__name__, [e for e in (Own,) if e is Closer]\n(True, 'Own', [])",
    )


def test_a_failing_call_is_told_with_the_students_line(judged):
    """The student's own traceback, and nothing of the grader's."""
    (result,) = judged("def f(x):\n    return 1 / x", ">>> f(0)\n1")
    assert result.outcome is Outcome.errored
    assert "ZeroDivisionError: division by zero" in result.message
    assert "return 1 / x" in result.detail
    assert "grader" not in result.detail.replace("grader.check", "")
