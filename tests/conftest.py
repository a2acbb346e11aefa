"""What the tests of the engine share: one engine a session, and short ways to make assignments and notebooks."""

import io
import json
import zipfile

import msgspec
import pytest

from grader import sandbox
from grader.assignment import open_archive
from grader.grade import Engine
from grader.job import Tier
from grader.limits import Limits

_tier = []
QUICK = Limits(cell_seconds=8, case_seconds=8, submission_seconds=60)


def pytest_report_header():
    """Tell which sandbox the tests of the engine will try first."""
    tier = sandbox.strongest()
    why = sandbox.possible(tier)
    return f"sandbox: tier {tier}" + (f", which cannot be had: {why}" if why else " will be tried first")


def pytest_sessionfinish(session):
    """Where several processes share the tests, each tells which sandbox its engine had."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["tiers"] = [tier.value for tier in _tier]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    """One of these processes has ended."""
    _tier.extend(Tier(name) for name in getattr(node, "workeroutput", {}).get("tiers", ()))


def pytest_terminal_summary(terminalreporter):
    """Tell which sandbox the tests of the engine really had, and how many of the lectures' figures were reproduced."""
    for tier in sorted(set(_tier)):
        terminalreporter.write_line(f"sandbox: the engine ran in tier {tier}")
    reports = [dict(report.user_properties) for report in terminalreporter.getreports("passed")]
    listed = [found["figures listed"] for found in reports if "figures listed" in found]
    if listed:
        terminalreporter.write_line(f"ledger: {len(listed)} of {listed[0]} figures")


@pytest.fixture(scope="session")
def engine():
    """One warm engine for all tests, in the strongest sandbox that this machine allows."""
    with Engine(weakest=Tier.none) as engine:
        _tier.append(engine.tier)
        yield engine


@pytest.fixture
def full(engine):
    """Skip a test of what only namespaces can stop where there are none."""
    if engine.tier is not Tier.full:
        pytest.skip(f"needs sandbox tier full, and this machine allows {engine.tier}: {engine.reasons}")


@pytest.fixture
def confined(engine):
    """Skip a test of what Landlock and seccomp stop where there is neither."""
    if engine.tier is Tier.none:
        pytest.skip(f"needs sandbox tier reduced, and this machine allows none: {engine.reasons}")


def _zip_of(tests, config=None, files=None):
    """An Otter autograder zip: `tests` are test files' sources by question, `files` the assignment's own."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for question, source in tests.items():
            archive.writestr(f"tests/{question}.py", source)
        for path, content in (files or {}).items():
            archive.writestr(f"files/{path}", content)
        archive.writestr("otter_config.json", json.dumps(config or {}))
    return out.getvalue()


def _ok(name, *cases, **fields):
    """The source of an OK test file; a case is doctest text (public), or a dict of Otter's keys."""
    made = [{"hidden": False, **(case if isinstance(case, dict) else {"code": case})} for case in cases]
    suites = [{"scored": True, "setup": "", "teardown": "", "type": "doctest", "cases": made}]
    return f"OK_FORMAT = True\n\ntest = { ({'name': name, **fields, 'suites': suites})!r}\n"


def _notebook(*cells, metadata=None):
    """A notebook's bytes; a cell is its source, or a dict of a cell's keys."""
    made = [
        {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
        | (cell if isinstance(cell, dict) else {"source": cell})
        for cell in cells
    ]
    document = {"nbformat": 4, "nbformat_minor": 4, "metadata": metadata or {}, "cells": made}
    return json.dumps(document).encode()


@pytest.fixture(scope="session")
def zip_of():
    """Make an autograder zip; see `_zip_of`."""
    return _zip_of


@pytest.fixture(scope="session")
def ok():
    """Make an OK test file's source; see `_ok`."""
    return _ok


@pytest.fixture(scope="session")
def notebook():
    """Make a notebook; see `_notebook`."""
    return _notebook


@pytest.fixture
def grade(engine):
    """Grade cells with tests: `grade({"q1": source}, "x = 1", 'grader.check("q1")')` is a report.

    `limits` are Limits; `config` and `files` go into the zip, `metadata` into the notebook. A dict of test files may
    hold lists in the place of sources: the cases of an OK file. The notebook starts with Otter's usual first cell.
    `by` is another engine than the session's.
    """

    def grade(tests, *cells, config=None, files=None, limits=QUICK, metadata=None, name="hw.ipynb", by=engine):
        sources = {q: test if isinstance(test, str) else _ok(q, *test) for q, test in tests.items()}
        assignment = open_archive(_zip_of(sources, config, files))
        assignment = msgspec.structs.replace(assignment, limits=limits)
        first = 'import otter\ngrader = otter.Notebook("hw.ipynb")'
        return by.grade(assignment, name, _notebook(first, *cells, metadata=metadata))

    return grade
