"""A suite frozen: the oracle's answers stand in the tests, so that they run where the oracle is not installed.

The suite is run once against the solution, and each call that a test makes of the oracle is recorded. In the frozen
suite the import of a function of the oracle becomes a function that gives the recorded answers in their order.
"""

import ast
import doctest
import io
import pprint
import zipfile
from pathlib import Path
from typing import Any

from grader.assignment import Built
from grader.errors import BadAssignment
from grader.grade import Engine
from grader.judge.oracle import Recorded
from grader.report import Outcome

_PLAYBACK = "(lambda answers: lambda *args, **kwargs: answers.pop(0))([{answers}])"


def freeze(engine: Engine, built: Built, oracle: str) -> Path:
    """Write the frozen archive beside the built one.

    Parameters
    ----------
    engine : Engine
        To run the suite with.
    built : Built
        The assignment.
    oracle : str
        The package whose answers are frozen.

    Returns
    -------
    Path
        The archive, which plain Otter can run.

    Raises
    ------
    BadAssignment
        If the solution does not pass, or an answer is no plain value.
    """
    report, calls = engine.record(built.assignment, built.solution.name, built.solution.read_bytes(), oracle)
    if report.score != report.possible:
        cases = [case for question in report.questions for case in question.cases]
        failed = [f"{case.name} {case.outcome}" for case in cases if case.outcome is not Outcome.passed]
        raise BadAssignment(f"the solution does not pass its own suite: {', '.join(failed or report.messages)}")
    target = built.archive.with_name(built.archive.name.replace("-autograder.zip", "-portable.zip"))
    target.write_bytes(_frozen_archive(built.assignment.archive, oracle, calls))
    return target


def _frozen_archive(archive: bytes, oracle: str, calls: list[Recorded]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename.startswith("tests/") and info.filename.endswith(".py"):
                question = Path(info.filename).stem
                mine = [call for call in calls if call.question == question]
                data = freeze_file(data.decode(), oracle, mine).encode()
            target.writestr(info, data)
    return out.getvalue()


def freeze_file(source: str, oracle: str, calls: list[Recorded]) -> str:
    """A test file's source without the oracle, in either of Otter's formats."""
    names: dict[str, Any] = {}
    exec(compile(source, "<test file>", "exec"), names)  # the author's own file, as Otter loads it
    if isinstance(names.get("test"), dict):
        return _freeze_ok(names["test"], oracle, calls)
    return _freeze_exception(source, oracle, calls)


def _answers(calls: list[Recorded], case: int) -> dict[str, list[str]]:
    """The recorded answers of a case by the oracle's names."""
    found: dict[str, list[str]] = {}
    for call in calls:
        if call.case == case:
            found.setdefault(call.name, []).append(call.value)
    return found


def _freeze_ok(test: dict[str, Any], oracle: str, calls: list[Recorded]) -> str:
    for number, case in enumerate(test["suites"][0]["cases"]):
        case["code"] = _freeze_doctest(case["code"], oracle, _answers(calls, number))
    return f"OK_FORMAT = True\n\ntest = {pprint.pformat(test, width=110, sort_dicts=False)}\n"


def _freeze_doctest(code: str, oracle: str, answers: dict[str, list[str]]) -> str:
    lines: list[str] = []
    for part in doctest.DocTestParser().parse(code):
        if isinstance(part, doctest.Example):
            for statement in _freeze_example(part.source, oracle, answers):
                first, *rest = statement.split("\n")
                lines += [f">>> {first}", *[f"... {line}" for line in rest]]
            lines += part.want.splitlines()
    return "\n".join(lines)


def _freeze_example(source: str, oracle: str, answers: dict[str, list[str]]) -> list[str]:
    """The statements that an example becomes: one import of two names is two, and a doctest takes one at a time."""
    if oracle not in source:
        return [source.rstrip("\n")]
    tree = ast.fix_missing_locations(_Freezer(oracle, answers).visit(ast.parse(source)))
    return [ast.unparse(statement) for statement in tree.body]


def _freeze_exception(source: str, oracle: str, calls: list[Recorded]) -> str:
    tree = ast.parse(source)
    number = 0
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and any("test_case" in ast.unparse(mark) for mark in node.decorator_list):
            _Freezer(oracle, _answers(calls, number)).visit(node)
            number += 1
    return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


class _Freezer(ast.NodeTransformer):
    """Replaces imports of the oracle by its recorded answers."""

    def __init__(self, oracle: str, answers: dict[str, list[str]]) -> None:
        self.oracle = oracle
        self.answers = answers

    def _playback(self, name: str) -> str:
        return _PLAYBACK.format(answers=", ".join(self.answers.get(name, [])))

    def visit_ImportFrom(self, node: ast.ImportFrom) -> Any:
        if (node.module or "").partition(".")[0] != self.oracle:
            return node
        lines = [f"{alias.asname or alias.name} = {self._playback(alias.name)}" for alias in node.names]
        return ast.parse("\n".join(lines)).body

    def visit_Import(self, node: ast.Import) -> Any:
        mine = [alias for alias in node.names if alias.name == self.oracle]
        others = [alias for alias in node.names if alias.name != self.oracle]
        if not mine:
            return node
        fields = ", ".join(f"{name}={self._playback(name)}" for name in self.answers)
        lines = [f"{alias.asname or alias.name} = __import__('types').SimpleNamespace({fields})" for alias in mine]
        replaced: list[Any] = list(ast.parse("\n".join(lines)).body)
        return [ast.Import(others), *replaced] if others else replaced
