"""Known answers of an assignment: mutants, which are wrong in a way that students are, and variants, which are right.

An answers file is Python with a TOML header for its docstring and one or more cells, each named after the question that
it answers::

    '''
    question = "q5"
    misconception = "Steps along the gradient instead of against it."
    hint = "The slope points uphill. Which sign takes you down?"
    '''
    # %% q5
    def gradient_descent(df, initial_guess, alpha, n): ...

The cells go into the assignment's solution notebook, each just before its question is checked; the rest of the solution
stays as it is.
"""

import ast
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from grader.errors import BadAssignment

_CELL = re.compile(r"^# %%[ \t]+(\S+)[ \t]*$", re.MULTILINE)


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """One answers file. A variant has no `question`; `also` are questions that a mutant may lose besides its own."""

    name: str
    cells: dict[str, str]
    question: str = ""
    misconception: str = ""
    hint: str = ""
    also: list[str] = []


class _Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    question: str = ""
    misconception: str = ""
    hint: str = ""
    also: list[str] = []
    about: str = ""


def read(path: Path) -> Answers:
    """Read an answers file.

    Raises
    ------
    BadAssignment
        If it is none; the message names the file and what is missing.
    """
    text = path.read_text(encoding="utf-8")
    try:
        header = msgspec.convert(tomllib.loads(ast.get_docstring(ast.parse(text)) or ""), _Header)
    except (SyntaxError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BadAssignment(f"{path}: {error}") from error
    parts = _CELL.split(text)
    cells = {name: source.strip() + "\n" for name, source in zip(parts[1::2], parts[2::2], strict=True)}
    if not cells:
        raise BadAssignment(f"{path}: no cell; a line like “# %% q1” starts the answer to q1")
    if header.question and not (header.misconception and header.hint):
        raise BadAssignment(f"{path}: a mutant needs a misconception and a hint")
    if header.question and header.question not in cells:
        raise BadAssignment(f"{path}: says that it fails {header.question} and has no cell for it")
    return Answers(
        name=path.stem,
        cells=cells,
        question=header.question,
        misconception=header.misconception,
        hint=header.hint,
        also=header.also,
    )


def read_all(folder: Path) -> list[Answers]:
    """The answers files of a folder, by name; none if there is no such folder."""
    return [read(path) for path in sorted(folder.glob("*.py"))]


def splice(notebook: bytes, answers: Answers) -> bytes:
    """The notebook with each answer in front of the first check of its question.

    Raises
    ------
    BadAssignment
        If a question is never checked in the notebook.
    """
    document = json.loads(notebook)
    cells = document["cells"]
    for question, source in answers.cells.items():
        places = [index for index, cell in enumerate(cells) if _checks(cell, question)]
        if not places:
            raise BadAssignment(f"{answers.name}: the notebook never checks a question {question!r}")
        cells.insert(places[0], _code_cell(source))
    return json.dumps(document).encode()


def _checks(cell: dict[str, Any], question: str) -> bool:
    source = cell.get("source", "")
    source = "".join(source) if isinstance(source, list) else source
    return (
        cell.get("cell_type") == "code"
        and re.search(rf"\.check\(\s*[\"']{re.escape(question)}[\"']", source) is not None
    )


def _code_cell(source: str) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source}
