"""The walls between packages, and what the engine must not use."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_import_contracts_are_kept():
    """Every contract of pyproject.toml holds."""
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_no_pickle_in_engine_or_site():
    """Nothing unpickles, marshals or shelves anything."""
    pattern = re.compile(
        r"\b(import|from)\s+(pickle|dill|marshal|shelve|joblib|cloudpickle)\b|allow_pickle|read_pickle"
    )
    files = [path for folder in ("grader", "webapp") for path in (ROOT / folder).rglob("*.py")]
    assert len(files) > 40
    assert [str(path) for path in files if pattern.search(path.read_text())] == []


def test_engine_reads_no_setting_of_the_site():
    """A grading host has no database address and no web secret: the engine names neither."""
    names = ("HOLT_DATABASE", "HOLT_SECRET", "DATABASE_URL", "SECRET_KEY")
    files = (ROOT / "grader").rglob("*.py")
    assert [str(path) for path in files for name in names if name in path.read_text()] == []
