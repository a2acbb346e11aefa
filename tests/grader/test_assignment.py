"""Assignments: built from a folder, opened from anybody's zip, refused with a sentence that names the thing."""

import io
import re
import shutil
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest

from grader import assignment
from grader.assignment import open_archive, open_assignment, unpack
from grader.errors import BadAssignment, Fault
from grader.report import HiddenFeedback

HW01 = Path(__file__).resolve().parents[2] / "assignments" / "hw01_descent"
GOOD_TEST = "OK_FORMAT = True\ntest = {'name': 'q1', 'suites': [{'cases': [{'code': '>>> 1\\n1'}]}]}\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A built copy of homework 1."""
    folder = tmp_path_factory.mktemp("course") / "hw01_descent"
    shutil.copytree(HW01, folder, ignore=shutil.ignore_patterns("dist"))
    assignment.build(folder)
    return folder


@pytest.fixture
def toml(tmp_path):
    """Write an `assignment.toml` beside an empty master notebook; returns the folder."""
    (tmp_path / "hw.ipynb").write_text("{}")

    def write(text):
        (tmp_path / "assignment.toml").write_text(text)
        return tmp_path

    return write


def entries(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


# Built


def test_build_lists_the_questions(folder):
    """The manifest knows every question, its points and its cases, and what the folder's settings say."""
    built = open_assignment(folder)
    assert (built.key, built.title) == ("hw01_descent", "Homework 1: Down the curve")
    assert built.possible == sum(question.possible for question in built.questions) == 20
    assert [question.name for question in built.questions] == [f"q{n}" for n in range(1, 9)]
    assert all(question.public_cases and question.hidden_cases for question in built.questions)
    assert (built.limits.cell_seconds, built.limits.case_seconds) == (5.0, 3.0)
    assert built.hidden_feedback is HiddenFeedback.outcome
    assert built.numpy == "2"


def test_two_builds_have_one_digest(folder, tmp_path):
    """No timestamp and no path goes into what names an assignment; the archives are the same to the byte."""
    twin = tmp_path / folder.name
    shutil.copytree(folder, twin, ignore=shutil.ignore_patterns("dist"))
    second = assignment.build(twin)
    assert second.assignment.digest == open_assignment(folder).digest
    ours, theirs = (entries(found.archive) for found in (open_assignment(folder), second.assignment))
    graded = [name for name in ours if name.startswith(("tests/", "files/", "holt", "otter_config"))]
    assert {name: ours[name] for name in graded} == {name: theirs[name] for name in graded}


def test_a_build_is_not_repeated_without_need(folder):
    """Opening a folder that has not changed leaves its archive alone."""
    archive = folder / "dist" / "hw01_descent-autograder.zip"
    before = archive.stat().st_mtime_ns
    open_assignment(folder)
    assert archive.stat().st_mtime_ns == before


def test_a_changed_source_makes_a_build_stale(folder):
    """Another file in the folder, another build."""
    before = assignment._sources(folder)
    (folder / "notes.txt").write_text("for the staff")
    assert assignment._sources(folder) != before
    (folder / "notes.txt").unlink()
    assert assignment._sources(folder) == before


def test_otter_itself_opens_what_we_build(folder):
    """The extra entry is none of Otter's business."""
    names = set(entries(open_assignment(folder).archive))
    assert {"run_autograder", "otter_config.json", "tests/q1.py", "holt.json"} <= names


# Foreign zips


def test_a_foreign_zip_is_opened(zip_of):
    """Named by its configuration, else by its file; it lists nothing."""
    found = open_archive(zip_of({"q1": GOOD_TEST}, {"assignment_name": "lab3"}), key="x")
    assert (found.key, found.title, found.questions, found.possible) == ("lab3", "lab3", [], None)
    assert open_archive(zip_of({"q1": GOOD_TEST}), key="lab4").key == "lab4"
    assert open_archive(zip_of({"q1": GOOD_TEST})).key == "assignment"


def test_a_zip_on_disk_is_named_after_its_file(zip_of, tmp_path):
    """As instructors keep them."""
    path = tmp_path / "lab5.zip"
    path.write_bytes(zip_of({"q1": GOOD_TEST}))
    assert open_assignment(path).key == "lab5"


@pytest.mark.parametrize("without", ["OK_FORMAT", "nothing", "exception"])
def test_every_kind_of_test_file_is_opened(zip_of, without):
    """With and without `OK_FORMAT`, and functions."""
    source = {
        "OK_FORMAT": GOOD_TEST.partition("\n")[2],
        "nothing": GOOD_TEST,
        "exception": "OK_FORMAT = False\nfrom otter.test_files import test_case\nname = 'q'\n"
        "@test_case()\ndef t(env): pass\n",
    }[without]
    assert open_archive(zip_of({"q1": source})).digest


def test_the_digest_is_of_what_grading_depends_on(zip_of):
    """Tests, files and settings count; anything else in the zip does not."""
    base = zip_of({"q1": GOOD_TEST}, {"seed": 1}, {"a.csv": "1"})
    digest = open_archive(base).digest
    others = [
        zip_of({"q1": GOOD_TEST + "#"}, {"seed": 1}, {"a.csv": "1"}),
        zip_of({"q2": GOOD_TEST}, {"seed": 1}, {"a.csv": "1"}),
        zip_of({"q1": GOOD_TEST}, {"seed": 2}, {"a.csv": "1"}),
        zip_of({"q1": GOOD_TEST}, {"seed": 1}, {"a.csv": "2"}),
        zip_of({"q1": GOOD_TEST}, {"seed": 1}, {"b.csv": "1"}),
    ]
    assert len({digest, *(open_archive(other).digest for other in others)}) == 6
    extra = io.BytesIO(base)
    with zipfile.ZipFile(extra, "a") as archive:
        archive.writestr("environment.yml", "whatever")
    assert open_archive(extra.getvalue()).digest == digest


def test_unpacking_lays_out_tests_and_files_alone(zip_of, tmp_path):
    """Once for a digest; nothing else of the zip reaches the disk."""
    extra = io.BytesIO(zip_of({"q1": GOOD_TEST}, {"seed": 1}, {"d/a.csv": "1"}))
    with zipfile.ZipFile(extra, "a") as archive:
        archive.writestr("run_autograder", "#!")
    found = open_archive(extra.getvalue())
    laid = unpack(found, tmp_path / "cache")
    files = {str(path.relative_to(laid.folder)) for path in laid.folder.rglob("*") if path.is_file()}
    assert files == {"tests/q1.py", "files/d/a.csv"}
    assert laid.config == {"seed": 1}
    assert unpack(found, tmp_path / "cache").folder == laid.folder
    assert len(list((tmp_path / "cache").iterdir())) == 1


# Refused


def with_entry(name, content=b"x"):
    """An autograder zip with one more entry."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tests/q1.py", GOOD_TEST)
        archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "name", ["../evil.py", "/etc/passwd", "tests/../../evil.py", "files/a\\..\\b", "tests/./../..", "files/..", "C:\\x"]
)
def test_entry_outside_the_archive_is_refused(name):
    """Absolute, upwards or with backslashes: the message names the entry."""
    with pytest.raises(BadAssignment, match=re.escape(repr(name)[1:-1])):
        open_archive(with_entry(name))


def test_zip_bomb_is_refused_before_it_is_unpacked():
    """By the sizes that it announces."""
    data = with_entry("files/zeros", b"\0" * (assignment.MAX_UNPACKED_BYTES // 8))
    assert len(data) < assignment.MAX_UNPACKED_BYTES // 100
    open_archive(data)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("tests/q1.py", GOOD_TEST)
        for number in range(9):
            archive.writestr(f"files/{number}", b"\0" * (assignment.MAX_UNPACKED_BYTES // 8))
    with pytest.raises(BadAssignment, match="more than"):
        open_archive(out.getvalue())


def test_zip_that_lies_about_its_size_is_refused():
    """An entry that unpacks to more than it says stops where it said it would."""
    data = bytearray(with_entry("files/a", b"A" * 100_000))
    place = data.rindex(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 10)
    with pytest.raises(BadAssignment):
        open_archive(bytes(data))


def test_too_many_entries_are_refused(monkeypatch):
    """A zip of countless empty files."""
    monkeypatch.setattr(assignment, "MAX_ENTRIES", 1)
    with pytest.raises(BadAssignment, match="more than"):
        open_archive(with_entry("files/a"))


def damaged():
    """A zip whose compressed bytes are nonsense, the checksums of its lists intact."""
    data = bytearray(with_entry("files/a", b"some text that can be compressed " * 20))
    place = data.index(b"files/a") + len(b"files/a")
    data[place : place + 10] = b"\xff" * 10
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [b"", b"PK", b"nonsense", with_entry("files/a")[:-30], damaged()],
    ids=["empty", "short", "text", "cut", "damaged"],
)
def test_what_is_no_zip_is_refused(data):
    """Nothing but BadAssignment escapes."""
    with pytest.raises(BadAssignment, match="zip"):
        open_archive(data)


@pytest.mark.parametrize(
    ("config", "word"),
    [
        ({"lang": "r"}, "lang"),
        ({"grade_from_log": True}, "grade_from_log"),
    ],
)
def test_settings_that_cannot_be_honoured_are_refused_by_name(zip_of, config, word):
    """Rather than graded otherwise than the author meant."""
    with pytest.raises(BadAssignment, match=word) as caught:
        open_archive(zip_of({"q1": GOOD_TEST}, config))
    assert caught.value.fault is Fault.author


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("otter_config.json", b"{", "otter_config.json"),
        ("otter_config.json", b"\xff\xfe", "otter_config.json"),
        ("otter_config.json", b"[1]", "otter_config.json"),
        ("holt.json", b"{", "holt.json"),
        ("holt.json", b'{"limits": {"cell_seconds": -1}}', "holt.json.*cell_seconds"),
        ("holt.json", b'{"possible": "many"}', "holt.json.*possible"),
    ],
)
def test_broken_settings_are_refused_by_name(name, content, word):
    """Of Otter's and of ours."""
    with pytest.raises(BadAssignment, match=word):
        open_archive(with_entry(name, content))


def test_a_zip_without_tests_is_refused():
    """A student's export, perhaps."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("hw.ipynb", "{}")
    with pytest.raises(BadAssignment, match="tests/"):
        open_archive(out.getvalue())


def test_a_path_that_does_not_exist_is_named(tmp_path):
    """With what to give instead."""
    with pytest.raises(BadAssignment, match="nowhere"):
        open_assignment(tmp_path / "nowhere")


def test_a_folder_without_its_settings_is_named(tmp_path):
    """The message says which file is missing."""
    with pytest.raises(BadAssignment, match=r"assignment\.toml"):
        open_assignment(tmp_path)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("notebook = ", r"assignment\.toml"),
        ('notebook = "hw.ipynb"\ntitel = "x"', "titel"),
        ('title = "x"', "notebook"),
        ('notebook = "other.ipynb"', "other.ipynb"),
        ("notebook = 3", "notebook"),
    ],
)
def test_bad_settings_of_a_folder_are_named(toml, text, word):
    """Before Otter is asked."""
    with pytest.raises(BadAssignment, match=word):
        open_assignment(toml(text))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("[limits]\ncell_second = 3", "cell_second"),
        ("[limits]\ncell_seconds = 0", "cell_seconds"),
        ('[feedback]\nhidden = "all"', "hidden"),
        ('judge = "in-box"', "judge"),
        ('limits = "none"', "limits"),
        ('feedback = "none"', "feedback"),
        ("title = 3", "title"),
    ],
)
def test_bad_values_are_named_without_a_build(toml, text, word):
    """A misspelt limit is found before `otter assign` has run for seconds."""
    with pytest.raises(BadAssignment, match=word):
        open_assignment(toml('notebook = "hw.ipynb"\n' + text))


def test_what_otter_refuses_is_told(toml):
    """Otter's own words are in the message."""
    with pytest.raises(BadAssignment, match=r"otter assign refuses hw\.ipynb"):
        open_assignment(toml('notebook = "hw.ipynb"'))


def test_test_file_that_does_not_load_is_named(tmp_path):
    """Listing executes test files in a process of its own, and says which one failed."""
    (tmp_path / "q7.py").write_text("1/0")
    command = [sys.executable, "-m", "grader.judge.listing", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "q7.py" in done.stderr and "ZeroDivisionError" in done.stderr


def test_manifest_survives_its_json():
    """What a build wrote is what opening reads."""
    manifest = assignment.Manifest(key="k", title="t", possible=3.0)
    assert msgspec.json.decode(msgspec.json.encode(manifest), type=assignment.Manifest) == manifest
