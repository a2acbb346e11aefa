"""Otter's own test files, loaded by Otter's own classes; the only reader of hidden tests."""

import ast
import doctest
import re
from pathlib import Path
from typing import Any

from otter.nbmeta_config import NBMetadataConfig
from otter.test_files import TestFile, create_test_file
from otter.test_files.ok_test import OKTestFile

from grader.errors import BadAssignment

_PRINTED_BY_2 = re.compile(r"\bnp\.(True_|False_|(str_|bytes_|u?int\d+|float\d+|complex\d+|longdouble|datetime64)\()")


def load_all(folder: Path) -> dict[str, TestFile]:
    """The test files of a folder by question (file stem), in Otter's order.

    Raises
    ------
    BadAssignment
        If a file does not load; the message names it.
    """
    return {path.stem: load(path) for path in sorted(folder.glob("*.py"))}


def load(path: Path) -> TestFile:
    """One test file, in either of Otter's formats."""
    try:
        return create_test_file(str(path), NBMetadataConfig())
    except RuntimeError as error:
        if "OK_FORMAT" not in str(error):
            raise _bad(path, error) from error
    except Exception as error:  # loading a test file executes it: anything may be raised
        raise _bad(path, error) from error
    return _load_old(path)


def _load_old(path: Path) -> TestFile:
    """A file from before Otter wrote `OK_FORMAT`: a plain dict called `test`."""
    try:
        return OKTestFile.from_file(str(path))
    except Exception as error:
        raise _bad(path, error) from error


def _bad(path: Path, error: Exception) -> BadAssignment:
    return BadAssignment(f"test file {path.name} does not load: {type(error).__name__}: {error}")


def numpy_of(files: dict[str, TestFile]) -> str:
    """The numpy ("1" or "2") whose printing the saved outputs show: `np.True_` and `np.float64(…)` came with 2."""
    bodies = (case.body for file in files.values() for case in file.test_cases)
    return "2" if any(_PRINTED_BY_2.search(_saved_output(body)) for body in bodies) else "1"


def _saved_output(body: Any) -> str:
    """The expected output of a doctest, without its code."""
    if not isinstance(body, str):
        return ""
    parts = doctest.DocTestParser().parse(body)
    return "\n".join(part.want for part in parts if isinstance(part, doctest.Example))


def names_in(body: Any) -> list[str]:
    """The global names that a case's code mentions, so that they can be fetched in one request."""
    code = _source(body)
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):
        return []
    return sorted({node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - {"__builtins__"})


def _source(body: Any) -> str:
    """The Python of a doctest, or nothing for a function (whose names are its parameters)."""
    if not isinstance(body, str):
        return ""
    lines = (line.strip() for line in body.splitlines())
    return "\n".join(line[4:] for line in body.splitlines() if line.startswith((">>> ", "... "))) or "\n".join(lines)


def scaled(score: float, possible: float, config: dict[str, Any]) -> tuple[float, float]:
    """The score that Otter's configuration makes of the points: `points_possible` and `score_threshold`."""
    total, threshold = config.get("points_possible"), config.get("score_threshold")
    share = score / possible if possible else 0.0
    if threshold is not None:
        best = float(total or possible)
        return (best if share >= threshold else 0.0), best
    if total is not None:
        return share * float(total), float(total)
    return score, possible
