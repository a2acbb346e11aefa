"""What the tests of the homeworks share: each is built once a session with `otter assign`, and taken apart."""

import functools
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest
import yaml
from otter.nbmeta_config import NBMetadataConfig
from otter.test_files import create_test_file

ASSIGNMENTS = Path(__file__).resolve().parents[2] / "assignments"


class Homework:
    """A homework's folder and what `otter assign` makes of its master notebook."""

    def __init__(self, folder, built):
        self.folder = folder
        self.name = folder.name[:4]
        self.master = nbformat.read(folder / f"{self.name}.ipynb", as_version=4)
        command = [sys.executable, "-c", "from otter.cli import cli; cli()", "assign", "--no-run-tests"]
        subprocess.run([*command, str(folder / f"{self.name}.ipynb"), str(built)], check=True, capture_output=True)
        self.student = nbformat.read(built / "student" / f"{self.name}.ipynb", as_version=4)
        (archive,) = (built / "autograder").glob("*.zip")
        self.archive = built / "unpacked"
        with zipfile.ZipFile(archive) as zipped:
            zipped.extractall(self.archive)
        self.config = json.loads((self.archive / "otter_config.json").read_text())

    @functools.cached_property
    def questions(self):
        """The test file of every question that a machine grades."""
        paths = sorted((self.archive / "tests").glob("*.py"))
        return {path.stem: create_test_file(str(path), NBMetadataConfig()) for path in paths}

    @functools.cached_property
    def manual(self):
        """The points of the questions that a person grades."""
        raw = [cell.source for cell in self.master.cells if cell.source.startswith("# BEGIN QUESTION")]
        settings = [yaml.safe_load(source) for source in raw]
        return {question["name"]: question["points"] for question in settings if question.get("manual")}

    @functools.cached_property
    def text(self):
        """All the prose that students receive."""
        return "\n\n".join(cell.source for cell in self.student.cells if cell.cell_type == "markdown")

    @functools.cached_property
    def received(self):
        """All that students receive, the public cases included, as one text."""
        return "\n".join([*(cell.source for cell in self.student.cells), *_strings(self.student.metadata)])

    def public_cases(self, question):
        """How many cases of a question students receive."""
        tests = self.student.metadata.otter.tests[question]
        return tests.count("@test_case(") if isinstance(tests, str) else len(tests["suites"][0]["cases"])

    @functools.cached_property
    def secrets(self):
        """The lines of the solutions, but for those too short or too common to give anything away."""
        solutions, given, part = [], [], "given"
        for cell in self.master.cells:
            if cell.cell_type == "raw":
                begun = re.match(r"# BEGIN (SOLUTION|TESTS)", cell.source)
                part = begun[1] if begun else "given"
            elif part == "SOLUTION" and cell.cell_type == "code":
                blocks = re.findall(r"# BEGIN SOLUTION.*?\n(.*?)# END SOLUTION", cell.source, re.DOTALL)
                solutions += [*blocks, *re.findall(r"^(.*?) +# SOLUTION$", cell.source, re.MULTILINE)]
            elif part != "TESTS":
                (solutions if part == "SOLUTION" else given).append(cell.source)
        lines = {line.strip() for solution in solutions for line in solution.splitlines()}
        return {line for line in lines if len(line) > 11 and line not in "\n".join(given)}


def _strings(value):
    """All strings in a notebook's metadata."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


@pytest.fixture(scope="session")
def homeworks(tmp_path_factory):
    """Any homework by its folder, built when first asked for."""
    return functools.cache(lambda folder: Homework(folder, tmp_path_factory.mktemp(folder.name[:4])))


@pytest.fixture(scope="module")
def homework(request, homeworks):
    """The homework that a test file is named after."""
    (folder,) = ASSIGNMENTS.glob(f"{request.path.stem.removeprefix('test_')}_*")
    return homeworks(folder)


@pytest.fixture(scope="module")
def questions(homework):
    """The test file of every question that a machine grades."""
    return homework.questions


@pytest.fixture(scope="module")
def student(homework):
    """The notebook that students receive."""
    return homework.student
