"""The documentation says what the code does: every command, every key, every folder that may import another."""

import re
from pathlib import Path

import msgspec
import pytest

from grader import cli, report
from grader.limits import Limits

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
RECORDS = [
    report.Report,
    report.AssignmentInfo,
    report.EnvironmentInfo,
    report.SubmissionInfo,
    report.SandboxInfo,
    report.QuestionResult,
    report.CaseResult,
    report.CellResult,
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_key_of_a_report_is_documented(record):
    """docs/report-format.md has a row for each field."""
    text = (DOCS / "report-format.md").read_text()
    missing = [field.name for field in msgspec.structs.fields(record) if f"| `{field.name}` |" not in text]
    assert not missing


def test_every_outcome_is_documented():
    """For programs and for students."""
    text = (DOCS / "report-format.md").read_text()
    assert [outcome for outcome in report.Outcome if f"`{outcome}`" not in text] == []
    student = (DOCS / "student.md").read_text()
    shown = [outcome for outcome in report.Outcome if outcome is not report.Outcome.grader_error]
    assert [outcome for outcome in shown if outcome.replace("_", " ") not in student] == []


def test_every_command_is_documented():
    """Each holt command is named in some page."""
    text = "\n".join(path.read_text() for path in [ROOT / "README.md", *DOCS.glob("*.md")])
    names = cli.main.list_commands(None)
    assert {"grade", "build", "doctor", "serve", "demo"} <= set(names)
    assert [name for name in names if f"holt {name}" not in text] == []


def test_every_option_of_grade_is_documented():
    """The TA's page lists them all."""
    text = (DOCS / "ta.md").read_text()
    options = [option for param in cli.grade.params for option in param.opts if option.startswith("--")]
    assert [option for option in options if option not in text] == []


def test_every_limit_is_documented_with_its_default():
    """The author's page shows the limits and their defaults."""
    text = (DOCS / "author.md").read_text()
    for field in msgspec.structs.fields(Limits):
        value = re.search(rf"^{field.name} = (\S+)", text, re.MULTILINE)
        assert value is not None, field.name
        assert float(value[1]) == field.default


def test_links_between_pages_lead_somewhere():
    """No page links to a file that is not there."""
    broken = []
    for page in [ROOT / "README.md", *DOCS.glob("*.md")]:
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text()):
            if "://" not in target and not (page.parent / target).exists():
                broken.append(f"{page.name}: {target}")
    assert broken == []


def test_architecture_lists_every_module_of_the_engine():
    """docs/architecture.md names each file of grader/."""
    text = (DOCS / "architecture.md").read_text()
    files = [path.relative_to(ROOT / "grader") for path in (ROOT / "grader").rglob("*.py")]
    files = [path for path in files if path.parts[0] != "attacks"]  # cells of notebooks, listed as one
    assert [str(path) for path in files if path.name != "__init__.py" and f"`{path}`" not in text] == []


def test_threat_model_names_tests_that_exist():
    """A wall without its test is a promise."""
    named = set(re.findall(r"`(test_\w+)`", (DOCS / "threat-model.md").read_text()))
    there = {
        name for path in (ROOT / "tests").rglob("test_*.py") for name in re.findall(r"def (test_\w+)", path.read_text())
    }
    assert len(named) > 40
    assert sorted(named - there) == []
