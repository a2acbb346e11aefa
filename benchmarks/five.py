"""The homework of the benchmarks: five questions, 15 cases, as small as homework gets, with a figure or without.

`archive()` is an Otter autograder zip and `notebook(...)` a submission; `in_process` is the limit that no grader with
any isolation can reach: the same cells and the same test files in one warm process.
"""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

NAME = "five.ipynb"
POINTS = 5.0

_IMPORTS = 'import otter\ngrader = otter.Notebook("five.ipynb")\nimport numpy as np\nimport matplotlib.pyplot as plt'
CELLS = {
    "arbitrary": "def arbitrary(x):\n    return (x ** 4 - 15 * x ** 3 + 80 * x ** 2 - 180 * x + 144) / 10",
    "slope": "def slope(x):\n    return (4 * x ** 3 - 45 * x ** 2 + 160 * x - 180) / 10",
    "descend": (
        "def descend(df, start, alpha, n):\n    path = [start]\n    for _ in range(n):\n"
        "        path.append(path[-1] - alpha * df(path[-1]))\n    return np.array(path)"
    ),
    "mse": "def mse(theta, X, y):\n    return np.mean((y - X @ theta) ** 2)",
    "gradient": "def gradient(theta, X, y):\n    return -2 * X.T @ (y - X @ theta) / len(y)",
}
WRONG = {"gradient": "def gradient(theta, X, y):\n    return -X.T @ (y - X @ theta) / len(y)"}
FIGURE = (
    "fig, ax = plt.subplots()\nxs = np.linspace(1, 6.5, 200)\nax.plot(xs, arbitrary(xs))\nax.set_xlabel('x')\n"
    "ax.set_ylabel('f(x)')\nplt.show()"
)
_DATA = (
    ">>> rng = np.random.default_rng({seed})\n"
    ">>> X, y, t = rng.normal(size=({n}, 2)), rng.normal(size={n}), rng.normal(size=2)\n"
)
CASES = {
    "arbitrary": (
        ">>> float(arbitrary(0))\n14.4",
        ">>> arbitrary(np.array([1.0, 2.0])).shape\n(2,)",
        ">>> xs = np.random.default_rng(7).uniform(-9, 9, 50)\n"
        ">>> bool(np.allclose(arbitrary(xs), np.polyval([.1, -1.5, 8, -18, 14.4], xs)))\nTrue",
    ),
    "slope": (
        ">>> float(slope(0))\n-18.0",
        ">>> bool(np.isclose(slope(2.0), (arbitrary(2.00001) - arbitrary(1.99999)) / 2e-5))\nTrue",
        ">>> xs = np.random.default_rng(8).uniform(-9, 9, 50)\n"
        ">>> bool(np.allclose(slope(xs), np.polyval([.4, -4.5, 16, -18], xs)))\nTrue",
    ),
    "descend": (
        ">>> [float(x) for x in descend(lambda x: 2 * x, 1.0, 0.25, 2)]\n[1.0, 0.5, 0.25]",
        ">>> len(descend(lambda x: x, 3.0, 0.1, 7))\n8",
        ">>> path = descend(lambda x: x - 5, 0.0, 0.5, 40)\n>>> bool(np.isclose(path[-1], 5))\nTrue",
    ),
    "mse": (
        ">>> float(mse(np.zeros(2), np.ones((3, 2)), np.array([1.0, 2.0, 3.0])).round(4))\n4.6667",
        ">>> float(mse(np.array([1.0]), np.ones((4, 1)), np.ones(4)))\n0.0",
        _DATA.format(seed=9, n=60) + ">>> bool(np.isclose(mse(t, X, y), ((y - X @ t) ** 2).sum() / 60))\nTrue",
    ),
    "gradient": (
        ">>> gradient(np.zeros(2), np.ones((3, 2)), np.ones(3)).tolist()\n[-2.0, -2.0]",
        ">>> gradient(np.array([1.0]), np.ones((4, 1)), np.ones(4)).tolist()\n[0.0]",
        _DATA.format(seed=10, n=60)
        + ">>> bool(np.allclose(gradient(t, X, y), 2 * (X.T @ X @ t - X.T @ y) / 60))\nTrue",
    ),
}


def tests() -> dict[str, str]:
    """The sources of the test files, by question; the last case of each is hidden."""
    files = {}
    for name, codes in CASES.items():
        cases = [{"code": code, "hidden": code is codes[-1]} for code in codes]
        suites = [{"scored": True, "setup": "", "teardown": "", "type": "doctest", "cases": cases}]
        files[name] = f"OK_FORMAT = True\n\ntest = { ({'name': name, 'points': 1, 'suites': suites})!r}\n"
    return files


def archive() -> bytes:
    """The assignment, as Otter packs it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, source in tests().items():
            file.writestr(f"tests/{name}.py", source)
        file.writestr("otter_config.json", "{}")
    return out.getvalue()


def sources(figure: bool, wrong: bool = False) -> list[str]:
    """The cells of a submission, in order."""
    cells = [_IMPORTS]
    for name, source in (CELLS | (WRONG if wrong else {})).items():
        cells += [source, f'grader.check("{name}")']
        if figure and name == "arbitrary":
            cells.append(FIGURE)
    return cells


def notebook(figure: bool, wrong: bool = False) -> bytes:
    """A submission."""
    made: list[dict[str, Any]] = [
        {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source}
        for source in sources(figure, wrong)
    ]
    return json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": made}).encode()


class InProcess:
    """The limit: one warm shell, Otter's own test files, no isolation at all.

    Parameters
    ----------
    folder : Path
        Where the test files may be written.
    """

    def __init__(self, folder: Path) -> None:
        from otter.nbmeta_config import NBMetadataConfig
        from otter.test_files import create_test_file

        from grader.box.shell import make_shell

        self.shell = make_shell()
        self.names = set(self.shell.user_ns)
        self.folder = folder
        for name, source in tests().items():
            (folder / f"{name}.py").write_text(source)
        self._load = lambda path: create_test_file(str(path), NBMetadataConfig())

    def grade(self, figure: bool) -> float:
        """The points of the right submission."""
        for name in self.shell.user_ns.keys() - self.names:
            del self.shell.user_ns[name]
        points = 0.0
        for source in sources(figure):
            if source.startswith("grader.check"):
                file = self._load(self.folder / f"{source.split(chr(34))[1]}.py")
                file.run(self.shell.user_ns)
                points += file.score
            else:
                result = self.shell.run_cell(
                    source.replace('import otter\ngrader = otter.Notebook("five.ipynb")\n', "")
                )
                result.raise_error()
        return points
