# ruff: noqa: E501 (a case is easier to read on one line)
"""For honest submissions the points are those of `otter run`, question by question."""

import json
import subprocess
import sys

import pytest

FUNCTIONS = """OK_FORMAT = False
from otter.test_files import test_case
name = "q2"
points = 4

@test_case(points=1)
def test_call(f, np):
    assert np.isclose(f(2.0), 4.0)

@test_case(hidden=True)
def test_env(env):
    assert "f" in env and "nothing" not in env
    X = env["np"].arange(3.0)
    env["f"](X)
    assert list(X) == [0.0, 1.0, 2.0]

@test_case()
def test_raises(f):
    try:
        f("text")
    except TypeError:
        pass
    else:
        raise AssertionError("no TypeError")

@test_case()
def test_wrong(f):
    assert f(1) == 5
"""

START = "import numpy as np\nimport pandas as pd\nimport random\n"
PAIRS = {
    "values, functions, printed text and exceptions": (
        {
            "q1": [
                ">>> x\n3",
                ">>> type(X) == np.ndarray and X.shape == (2, 3)\nTrue",
                ">>> say('hi')\nhi!\n>>> say('')\nTraceback (most recent call last):\n    ...\nValueError: nothing",
                ">>> df['a'].sum() == 3, len(df)\n(np.True_, 2)",
                {"code": ">>> warn()\n1", "hidden": True},
                {"code": ">>> x\n4", "hidden": True, "points": 2},
            ],
            "q2": FUNCTIONS,
        },
        [
            START + "x = 3\nX = np.zeros((2, 3))\ndf = pd.DataFrame({'a': [1, 2]})",
            "import warnings\ndef say(word):\n    if not word: raise ValueError('nothing')\n    print(word + '!')\ndef warn():\n    warnings.warn('w')\n    return 1",
            'grader.check("q1")',
            "def f(x): return x ** 2",
            'grader.check("q2")',
        ],
        {},
    ),
    "rebinding, order, repeated checks and cells that fail": (
        {
            "q1": [">>> x\n1", {"code": ">>> f(2)\n2", "hidden": True}],
            "q2": [">>> x\n2"],
            "q3": [">>> y\n1"],
            "q4": [">>> xs\n[1, 2]", {"code": ">>> xs\n[1, 2]", "hidden": True}],
            "q5": [">>> z\n1"],
        },
        [
            "x = 1\ndef f(n): return n * x",
            'grader.check("q1")',
            "x = 2",
            'grader.check("q2")\nx = 7',
            'grader.check("q3")',
            "y = 1\nundefined",
            'grader.check("q3")',
            "xs = [1]\nxs.append(2)",
            'grader.check("q4")',
            "xs.append(3)\nz = 1",
            {"source": "z = 5", "metadata": {"tags": ["otter_ignore"]}},
        ],
        {},
    ),
    "callbacks, closures, generators, classes and changes in place": (
        {
            "q1": [
                ">>> twice(lambda v: v + 3, 1), adder(2)(3), list(count(3))\n(7, 5, [0, 1, 2])",
                ">>> X = np.zeros(2)\n>>> spoil(X)\n>>> X\narray([9., 0.])",
                ">>> a = Account(3)\n>>> a.put(2)\n>>> a.balance, a\n(5, Account(5))\n>>> isinstance(a, Account), a == Account(5)\n(True, True)",
                {"code": ">>> d = {}\n>>> note(d)\n>>> d\n{'k': 1}\n>>> twice(adder(1), 0)\n2", "hidden": True},
                {
                    "code": ">>> try:\n...     Account(-1)\n... except Poor as error:\n...     print(error)\npoor",
                    "hidden": True,
                },
                {
                    "code": ">>> 'x' in vars(), 'nothing' in globals()\n(True, False)\n>>> sum([1, 2])\n'mine'",
                    "hidden": True,
                },
            ]
        },
        [
            START
            + "def twice(g, v): return g(g(v))\ndef adder(n): return lambda v: v + n\ndef count(n):\n    for i in range(n): yield i",
            "def spoil(a): a[0] = 9\ndef note(d): d['k'] = 1\nx = 1\nsum = lambda values: 'mine'",
            "class Poor(Exception): pass\nclass Account:\n    def __init__(self, balance):\n        if balance < 0: raise Poor('poor')\n        self.balance = balance\n"
            "    def put(self, n): self.balance += n\n    def __eq__(self, other): return self.balance == other.balance\n    def __repr__(self): return f'Account({self.balance})'",
        ],
        {},
    ),
    "seeds, points and thresholds": (
        {
            "q1": [
                ">>> a == b\nTrue",
                ">>> np.random.seed(3)\n>>> v = draw()\n>>> np.random.seed(3)\n>>> v == draw()\nTrue",
            ],
            "q2": [{"code": ">>> r == s\nTrue", "hidden": True}, ">>> 1\n2"],
        },
        [
            START,
            "a = np.random.rand()",
            "b = np.random.rand()\ndef draw(): return np.random.rand()",
            "r = random.random()",
            "s = random.random()",
        ],
        {"seed": 11, "points_possible": 10},
    ),
    "plots, files, magics and displayed values": (
        {
            "q1": [
                ">>> ax.get_title(), len(ax.lines)\n('T', 1)",
                ">>> table['v'].tolist(), text\n([1, 2], 'hello')",
                ">>> pd.read_csv('data/t.csv').shape\n(2, 1)",
                {"code": ">>> last, out.stdout\n(42, 'shown\\n')", "hidden": True},
                {"code": ">>> name\n'mine'", "hidden": True},
            ]
        },
        [
            START + "import matplotlib.pyplot as plt\n%matplotlib inline",
            "fig, ax = plt.subplots()\nax.plot([1, 2])\nax.set_title('T')\nplt.show()",
            "table = pd.read_csv('data/t.csv')\ntext = open('b.txt').read()",
            "%%capture out\nprint('shown')",
            "41 + 1",
            "last = _\nopen('mine.txt', 'w').write('mine')\nname = open('mine.txt').read()",
        ],
        {},
    ),
}
FILES = {"data/t.csv": "v\n1\n2\n", "b.txt": "hello"}


def otter_run(folder, archive, submission):
    """The scores of `otter run`, by question."""
    (folder / "autograder.zip").write_bytes(archive)
    (folder / "hw.ipynb").write_bytes(submission)
    command = [sys.executable, "-m", "otter", "run", "hw.ipynb", "-a", "autograder.zip", "-o", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    results = json.loads((folder / "results.json").read_text())
    scores = {test["name"]: test["score"] for test in results["tests"] if "score" in test}
    return scores, results.get("score")


@pytest.mark.slow
@pytest.mark.parametrize("name", PAIRS)
def test_points_are_those_of_otter_run(name, grade, zip_of, ok, notebook, tmp_path):
    """The same notebook, the same archive, both graders."""
    tests, cells, config = PAIRS[name]
    sources = {q: test if isinstance(test, str) else ok(q, *test) for q, test in tests.items()}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    first = 'import otter\ngrader = otter.Notebook("hw.ipynb")'
    theirs, total = otter_run(tmp_path, zip_of(sources, config, FILES), notebook(first, *cells, metadata=kernel))
    assert any(theirs.values()), "the pair says nothing if nobody earns a point"
    report = grade(sources, *cells, config=config, files=FILES, metadata=kernel)
    assert {question.name: round(question.score, 5) for question in report.questions} == theirs
    assert total is None or report.score == pytest.approx(total)
