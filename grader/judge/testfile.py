"""Otter's own test files, loaded by Otter's own classes; the only reader of hidden tests."""

import ast
from pathlib import Path
from typing import Any

from otter.nbmeta_config import NBMetadataConfig
from otter.test_files import TestFile, create_test_file
from otter.test_files.ok_test import OKTestFile

from grader.errors import BadAssignment


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
    for file in files.values():
        for case in file.test_cases:
            if isinstance(case.body, str) and any(
                mark in case.body for mark in ("np.True_", "np.False_", "np.float64(")
            ):
                return "2"
    return "1"


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
