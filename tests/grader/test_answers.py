"""Mutants and variants as files, and their way into the solution notebook."""

import json

import pytest

from grader.answers import Answers, read, read_all, splice
from grader.errors import BadAssignment

MUTANT = """'''
question = "q2"
misconception = "Adds where it should multiply."
hint = "What does twice mean?"
also = ["q3"]
'''
# %% q1
x = 1
# %% q2
def double(x):
    return x + 2
"""


def write(tmp_path, text, name="mutant.py"):
    path = tmp_path / name
    path.write_text(text)
    return path


def test_a_mutant_is_read(tmp_path):
    """Header and cells, each under its question."""
    known = read(write(tmp_path, MUTANT))
    assert (known.name, known.question, known.also) == ("mutant", "q2", ["q3"])
    assert known.cells == {"q1": "x = 1\n", "q2": "def double(x):\n    return x + 2\n"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("x = 1", "no cell"),
        ("'''\nquestion = \n'''\n# %% q1\n", "Invalid value"),
        ("'''\nquestion = \"q9\"\nmisconception = \"a\"\nhint = \"b\"\n'''\n# %% q1\nx = 1", "no cell for it"),
        ("'''\nquestion = \"q1\"\n'''\n# %% q1\nx = 1", "misconception"),
        ("'''\nwrong = 1\n'''\n# %% q1\nx = 1", "wrong"),
        ("def (", "invalid syntax"),
    ],
)
def test_a_bad_file_is_named(tmp_path, text, sentence):
    """The message names the file and what is wrong with it."""
    with pytest.raises(BadAssignment, match=sentence) as error:
        read(write(tmp_path, text, "bad.py"))
    assert "bad.py" in str(error.value)


def test_no_folder_means_none(tmp_path):
    """An assignment without mutants is one without mutants."""
    assert read_all(tmp_path / "mutants") == []


def test_answers_go_before_the_check(notebook):
    """Each answer becomes a cell just before the first check of its question."""
    solution = notebook("double = None", 'grader.check("q2")', "tail = 1", 'grader.check("q2")')
    cells = json.loads(splice(solution, Answers(name="m", cells={"q2": "double = 3\n"})))["cells"]
    assert [cell["source"] for cell in cells] == [
        "double = None",
        "double = 3\n",
        'grader.check("q2")',
        "tail = 1",
        'grader.check("q2")',
    ]


def test_a_question_without_a_check_is_refused(notebook):
    """There is no place to put the answer."""
    with pytest.raises(BadAssignment, match="never checks"):
        splice(notebook("x = 1"), Answers(name="m", cells={"q2": "x"}))
