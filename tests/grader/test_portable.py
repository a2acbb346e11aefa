"""Suites frozen: the oracle's answers stand in the tests."""

import pytest

from grader.judge.oracle import Recorded
from grader.portable import freeze_file

OK = '''OK_FORMAT = True
test = {"name": "q1", "points": 1, "suites": [{"type": "doctest", "cases": [
    {"hidden": False, "code": ">>> f(1)\\n1"},
    {"hidden": True, "code": """>>> from oracle import square as truth
>>> for x in (2, 3):
...     print(f(x) == truth(x))
True
True"""}]}]}
'''
EXCEPTION = """from otter.test_files import test_case

OK_FORMAT = False
name = "q1"

@test_case(points=1)
def test_one(f):
    import oracle, math
    assert f(2) == oracle.square(2)

@test_case(points=1, hidden=True)
def test_two(f):
    from oracle import square, cube as c
    assert f(3) == square(3)
    assert f(3) != c(3)
"""


def call(case, name, value):
    return Recorded(question="q1", case=case, name=name, value=value)


def load(source, tmp_path):
    """The frozen file, loaded by Otter itself."""
    from otter.nbmeta_config import NBMetadataConfig
    from otter.test_files import create_test_file

    path = tmp_path / "q1.py"
    path.write_text(source)
    return create_test_file(str(path), NBMetadataConfig())


def test_an_ok_file_plays_the_answers_back(tmp_path):
    """The right function passes and a wrong one fails, with no oracle to import."""
    frozen = freeze_file(OK, "oracle", [call(1, "square", "4"), call(1, "square", "9")])
    file = load(frozen, tmp_path)
    file.run({"f": lambda x: x * x})
    assert [result.passed for result in file.test_case_results] == [True, True]
    file.run({"f": lambda x: x})
    assert [result.passed for result in file.test_case_results] == [True, False]


def test_two_names_in_one_import(tmp_path):
    """A doctest takes one statement at a time; the import of two names is two."""
    source = OK.replace("square as truth", "square as truth, cube as other")
    file = load(freeze_file(source, "oracle", [call(1, "square", "4"), call(1, "square", "9")]), tmp_path)
    file.run({"f": lambda x: x * x})
    assert [result.passed for result in file.test_case_results] == [True, True]


def test_an_exception_file_plays_the_answers_back(tmp_path):
    """Both forms of import, each case with its own answers."""
    calls = [call(0, "square", "4"), call(1, "square", "9"), call(1, "cube", "27")]
    file = load(freeze_file(EXCEPTION, "oracle", calls), tmp_path)
    file.run({"f": lambda x: x * x})
    assert [result.passed for result in file.test_case_results] == [True, True]
    file.run({"f": lambda x: x + 2})
    assert [result.passed for result in file.test_case_results] == [True, False]


@pytest.mark.parametrize("source", [OK, EXCEPTION], ids=["ok", "exception"])
def test_nothing_of_the_oracle_is_left(source):
    """A frozen file imports no oracle."""
    frozen = freeze_file(source, "oracle", [])
    assert "import oracle" not in frozen
    assert "from oracle" not in frozen


def test_other_imports_stay():
    """Only the oracle is replaced."""
    assert "import math" in freeze_file(EXCEPTION, "oracle", [])
