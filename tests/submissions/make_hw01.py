"""Write the sample submissions of homework 1 from the student notebook that `otter assign` makes.

    python tests/submissions/make_hw01.py [--check]

Byte for byte the same on every run: cells are numbered, outputs are empty, times in the archive are fixed. With
--check nothing is written; the exit code says whether the files on disk are what would be written.
"""

import copy
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell

HERE = Path(__file__).resolve().parent
MASTER = HERE.parent.parent / "assignments" / "hw01_descent" / "hw01.ipynb"
FOLDER = HERE / "hw01"

RIGHT = {
    "q1": '''
def simple_minimize(f, xs):
    """Return the element of xs at which f is smallest."""
    ys = [f(x) for x in xs]
    return xs[ys.index(min(ys))]
''',
    "q2": '''
def derivative_arbitrary(x):
    """Return the slope of arbitrary at x, a number or a NumPy array."""
    return 0.4 * x**3 - 4.5 * x**2 + 16 * x - 18
''',
    "q3": '''
def which_way(df, x):
    """Return "right", "left" or "stay": the direction in which the curve with slope df falls at x."""
    if df(x) > 0:
        return "left"
    elif df(x) < 0:
        return "right"
    else:
        return "stay"
''',
    "q4": '''
def plot_one_step(x):
    """Take one step downhill from x; print it, draw it, and return the axes."""
    new = x - derivative_arbitrary(x)
    print("old x:", x)
    print("new x:", new)
    ax = draw_curve()
    ax.plot([x], [arbitrary(x)], "o", fillstyle="none")
    ax.plot([new], [arbitrary(new)], "o")
    return ax
''',
    "q5": '''
def gradient_descent(df, initial_guess, alpha, n):
    """Return the first n guesses of gradient descent as an array; the first is initial_guess."""
    guesses = [initial_guess]
    for i in range(n - 1):
        guesses.append(guesses[-1] - alpha * df(guesses[-1]))
    return np.array(guesses)
''',
    "q6": '''
def describe_path(guesses):
    """Return "diverges", "converges", "bounces" or "creeps"."""
    if not np.isfinite(guesses).all():
        return "diverges"
    steps = np.diff(guesses)
    lengths = np.abs(steps)
    if lengths[-1] > 10 * lengths[0]:
        return "diverges"
    elif lengths[-1] < 0.001:
        return "converges"
    elif steps[-1] * steps[-2] < 0:
        return "bounces"
    else:
        return "creeps"
''',
    "q7": '''
def alpha_limit(c):
    """Return the border of the learning rates for which gradient descent on c * x**2 converges."""
    # |1 - 2 alpha c| < 1 as long as 2 alpha c < 2
    return 1 / c
''',
    "q8": '''
def best_restart(f, descend, starts):
    """Descend from every start and return the last guess with the smallest f."""
    best = None
    for start in starts:
        end = descend(start)[-1]
        if best is None or f(end) < f(best):
            best = end
    return best
''',
}

OTHER_STYLE = {
    "q1": """
import math

def simple_minimize(f, xs):
    lowest, where = math.inf, None
    i = 0
    while i < len(xs):
        y = f(xs[i])
        if y < lowest:
            lowest, where = y, xs[i]
        i += 1
    return where
""",
    "q2": """
COEFFICIENTS = [4 / 10, -45 / 10, 160 / 10, -180 / 10]

def derivative_arbitrary(x):
    slope = 0
    for coefficient in COEFFICIENTS:
        slope = slope * x + coefficient
    return slope
""",
    "q3": """
which_way = lambda df, x: ["stay", "left", "right"][int(np.sign(df(x)))]
""",
    "q4": """
def plot_one_step(x):
    new_x = x - derivative_arbitrary(x)
    print('old x: {}\\nnew x: {}'.format(x, new_x))
    axes = draw_curve()
    axes.scatter([x, new_x], [arbitrary(x), arbitrary(new_x)], c=["gray", "green"], zorder=3)
    return axes
""",
    "q5": """
def gradient_descent(df, initial_guess, alpha, n):
    path = np.zeros((n,) + np.shape(initial_guess))
    path[0] = initial_guess
    t = 1
    while t < n:
        path[t] = path[t - 1] - alpha * np.asarray(df(path[t - 1]))
        t += 1
    return path
""",
    "q6": """
def describe_path(guesses):
    g = [float(x) for x in guesses]
    if any(math.isinf(x) or math.isnan(x) for x in g):
        return 'diverges'
    steps = [later - earlier for earlier, later in zip(g, g[1:])]
    first, before, last = steps[0], steps[-2], steps[-1]
    if abs(last) > 10 * abs(first):
        word = 'diverges'
    elif abs(last) < 1e-3:
        word = 'converges'
    elif (before > 0 > last) or (before < 0 < last):
        word = 'bounces'
    else:
        word = 'creeps'
    return word
""",
    "q7": """
def alpha_limit(c):
    factor_at_the_border = -1
    return (1 - factor_at_the_border) / (2 * c)
""",
    "q8": """
def best_restart(f, descend, starts):
    ends = []
    for start in starts:
        *_, end = descend(start)
        ends += [end]
    ends.sort(key=f)
    return ends[0]
""",
}

WRONG = {
    # starts from 0 as the best height so far: nothing is found on a curve that never comes below 0
    "q1": """
def simple_minimize(f, xs):
    best_x = None
    best_y = 0
    for x in xs:
        if f(x) < best_y:
            best_y = f(x)
            best_x = x
    return best_x
""",
    # math.pow takes numbers, not arrays
    "q2": """
import math

def derivative_arbitrary(x):
    return (4 * math.pow(x, 3) - 45 * math.pow(x, 2) + 160 * x - 180) / 10
""",
    # follows the slope uphill
    "q3": """
def which_way(df, x):
    if df(x) > 0:
        return "right"
    if df(x) < 0:
        return "left"
    return "stay"
""",
    # prints two decimals
    "q4": """
def plot_one_step(x):
    new_x = x - derivative_arbitrary(x)
    print(f"old x: {x:.2f}")
    print(f"new x: {new_x:.2f}")
    axes = draw_curve()
    axes.plot(x, arbitrary(x), "o", fillstyle="none")
    axes.plot(new_x, arbitrary(new_x), "o")
    return axes
""",
    # overwrites the vector it was given, and with it every guess in the list
    "q5": """
def gradient_descent(df, initial_guess, alpha, n):
    guesses = [initial_guess]
    current = initial_guess
    while len(guesses) < n:
        current -= alpha * df(current)
        guesses.append(current)
    return np.array(guesses)
""",
    # takes every step to the left for a short one
    "q6": """
def describe_path(guesses):
    if not np.all(np.isfinite(guesses)):
        return "diverges"
    steps = np.diff(guesses)
    if abs(steps[-1]) > 10 * abs(steps[0]):
        return "diverges"
    if steps[-1] < 0.001:
        return "converges"
    if steps[-1] * steps[-2] < 0:
        return "bounces"
    return "creeps"
""",
    # the rate that reaches the bottom in one step, where the factor is 0 and not -1
    "q7": """
def alpha_limit(c):
    return 1 / (2 * c)
""",
    # descends from the most promising start only
    "q8": """
def best_restart(f, descend, starts):
    best_start = min(starts, key=f)
    return descend(best_start)[-1]
""",
}

# The loop waits for a list that nothing is appended to. Two cells further down call the function, and so do the tests.
ENDLESS = """
def gradient_descent(df, initial_guess, alpha, n):
    guesses = [initial_guess]
    current_guess = initial_guess
    while len(guesses) < n:
        current_guess = current_guess - alpha * df(current_guess)
    return np.array(guesses)
"""

SYNTAX = """
def which_way(df, x):
    if df(x) > 0
        return "left"
    return "right"
"""

# Each stands in a cell of its own between the check of q3 and the answer to q4.
CRASH = """
import os
os._exit(1)
"""
SEGFAULT = """
import ctypes
ctypes.string_at(0)
"""
MEMORY = """
history = []
while True:
    history.append(np.ones(2_000_000))
"""

NOT_A_NOTEBOOK = """\
<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>hw01</title></head>
<body>
<h1>Homework 1: Down the curve</h1>
<p>This is the page that the browser saved, not the notebook.</p>
</body>
</html>
"""

Notebook = Any


def student_notebook() -> Notebook:
    """Run `otter assign` and return the student's version, its cells numbered."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", "from otter.cli import cli; cli()", "assign", "--no-run-tests"]
        subprocess.run([*command, str(MASTER), folder], check=True, stdout=subprocess.DEVNULL)
        return nbformat.read(Path(folder) / "student" / MASTER.name, as_version=4)


def answered(empty: Notebook, answers: dict[str, str], before_q4: str | None = None) -> Notebook:
    """Return a copy with the answers filled in, and another cell before the answer to q4."""
    notebook = copy.deepcopy(empty)
    questions = iter(notebook.metadata.otter.tests)
    for cell in list(notebook.cells):
        if "otter_answer_cell" in cell.metadata.get("tags", []):
            question = next(questions)
            cell.source = answers.get(question, cell.source).strip("\n")
            if question == "q4" and before_q4:
                notebook.cells.insert(notebook.cells.index(cell), new_code_cell(before_q4.strip("\n")))
    return notebook


def text(notebook: Notebook) -> str:
    """Return the notebook's file, cells numbered and without outputs."""
    for number, cell in enumerate(notebook.cells, start=1):
        cell.id = f"hw01-{number:02d}"
        if cell.cell_type == "code":
            cell.update(outputs=[], execution_count=None)
    nbformat.validate(notebook)
    return nbformat.writes(notebook)


def exported(notebook: str) -> bytes:
    """Return the archive that `grader.export` would make of the notebook."""
    name = "hw01_2026_09_07T17_45_00_000000.zip"
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        for member, content in {"hw01.ipynb": notebook, "__zip_filename__": name}.items():
            zipped.writestr(zipfile.ZipInfo(member, (2026, 9, 7, 17, 45, 0)), content)
    return archive.getvalue()


def script() -> str:
    """Return the right answers as a plain Python file."""
    imports = "import matplotlib.pyplot as plt\nimport numpy as np\n"
    given = """
def arbitrary(x):
    return (x**4 - 15 * x**3 + 80 * x**2 - 180 * x + 144) / 10


def draw_curve():
    xs = np.linspace(1, 7, 200)
    figure, axes = plt.subplots()
    axes.plot(xs, arbitrary(xs))
    return axes


draw_curve()
"""
    return "\n\n".join(part.strip("\n") + "\n" for part in [imports, given, *RIGHT.values()])


def submissions(empty: Notebook) -> Iterator[tuple[str, str | bytes]]:
    """Yield every sample's name and content."""
    complete = text(answered(empty, RIGHT))
    yield "complete.ipynb", complete
    yield "other_style.ipynb", text(answered(empty, OTHER_STYLE))
    for question, answer in WRONG.items():
        yield f"wrong_{question}.ipynb", text(answered(empty, RIGHT | {question: answer}))
    yield "endless.ipynb", text(answered(empty, RIGHT | {"q5": ENDLESS}))
    yield "syntax.ipynb", text(answered(empty, RIGHT | {"q3": SYNTAX}))
    for name, cell in {"crash": CRASH, "segfault": SEGFAULT, "memory": MEMORY}.items():
        yield f"{name}.ipynb", text(answered(empty, RIGHT, before_q4=cell))
    yield "empty.ipynb", text(answered(empty, {}))
    yield "not_a_notebook.ipynb", NOT_A_NOTEBOOK
    yield "export.zip", exported(complete)
    yield "script.py", script()


def main() -> int:
    """Write the samples, or compare them with --check."""
    changed = []
    for name, content in submissions(student_notebook()):
        data = content.encode() if isinstance(content, str) else content
        path = FOLDER / name
        if not path.exists() or path.read_bytes() != data:
            changed.append(name)
            if "--check" not in sys.argv:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(data)
    print("changed:", *changed or ["nothing"])
    return int(bool(changed) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
