"""Every homework of the course proves its suite: what `holt verify` says of it."""

import shutil
from pathlib import Path

import pytest

from grader.assignment import read_hints
from grader.verify import verify

ROOT = Path(__file__).resolve().parent.parent.parent
HOMEWORKS = sorted(path.parent for path in (ROOT / "assignments").glob("*/assignment.toml"))


@pytest.fixture(scope="module", params=HOMEWORKS, ids=lambda folder: folder.name)
def proof(request, engine, tmp_path_factory):
    """What verifying a copy of the homework finds, and the homework's folder."""
    folder = tmp_path_factory.mktemp("course") / request.param.name
    shutil.copytree(request.param, folder, ignore=shutil.ignore_patterns("dist"))
    return verify(engine, folder, jobs=2), request.param


@pytest.mark.slow
def test_suite_holds(proof):
    """Mutants are caught by their question, variants and solution lose nothing, no case is flaky or idle."""
    found, _ = proof
    assert found.problems == []
    assert found.remarks == []


@pytest.mark.slow
def test_enough_of_everything(proof):
    """Five to nine questions (those that people grade included), at least twelve mutants and four variants."""
    found, folder = proof
    manual = len(list((folder / "rubrics").glob("*.md")))
    assert 5 <= len(found.assignment.questions) + manual <= 9
    assert len(found.of("mutant")) >= 12
    assert len(found.of("variant")) >= 4


@pytest.mark.slow
def test_hints_are_those_of_the_mutants(proof):
    """hints.json is what `holt verify` would write today."""
    found, folder = proof
    assert read_hints(folder) == found.hints
