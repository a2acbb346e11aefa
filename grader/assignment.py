"""An assignment: its manifest, its archive and the digest that names them.

The archive is an Otter autograder zip. One that `build` made also carries `holt.json`, the manifest, so that it is
all that a grading host needs; Otter itself ignores that entry. The digest covers what grading depends on and no
timestamps: two builds of the same sources have the same digest.
"""

import hashlib
import importlib.metadata
import io
import json
import lzma
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Any, Literal

import msgspec

from grader.errors import BadAssignment, OperatorError
from grader.hints import Hint
from grader.limits import Limits
from grader.report import HiddenFeedback

MANIFEST = "holt.json"
HINTS = "hints.json"
CONFIG = "otter_config.json"
MAX_UNPACKED_BYTES = 512 * 1024 * 1024
MAX_ENTRIES = 10_000
_GRADED = ("tests/", "files/")
_FIXED_TIME = (2020, 1, 1, 0, 0, 0)
_DAMAGED = (  # what zipfile and its decompressors raise
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OSError,
)
_REFUSED_SETTINGS = {"grade_from_log": "grading from Otter's log"}


class QuestionInfo(msgspec.Struct, frozen=True, kw_only=True):
    """A question as the manifest of a built assignment lists it."""

    name: str
    possible: float
    public_cases: int
    hidden_cases: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What `holt.json` says: the assignment's settings, and what its build found.

    `numpy` is the major version that printed the saved outputs, "" where nobody knows.
    """

    key: str = ""
    title: str = ""
    limits: Limits = Limits()
    hidden_feedback: HiddenFeedback = HiddenFeedback.outcome
    judge: str = "split"
    numpy: str = ""
    possible: float | None = None
    questions: list[QuestionInfo] = []
    hints: list[Hint] = []


class Feedback(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The `[feedback]` table of an `assignment.toml`."""

    hidden: HiddenFeedback = HiddenFeedback.outcome


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An `assignment.toml`.

    `notebook` is the master notebook's path within the folder; `oracle` the package that its tests may import and that
    a portable build freezes.
    """

    notebook: str
    title: str = ""
    judge: Literal["split"] = "split"
    oracle: str = "reference"
    limits: Limits = Limits()
    feedback: Feedback = Feedback()


class Assignment(Manifest, frozen=True, kw_only=True):
    """An autograder archive and what its manifest says.

    `questions` is empty and `possible` None for a foreign Otter zip, which carries no manifest of ours.
    """

    digest: str
    archive: bytes

    @property
    def config(self) -> dict[str, Any]:
        """Otter's configuration, as the archive has it."""
        return _config(_entries(self.archive))


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What `build` leaves in the folder's `dist`."""

    student_notebook: Path
    solution: Path
    archive: Path
    assignment: Assignment


class Unpacked(msgspec.Struct, frozen=True):
    """An archive laid out in a folder (`tests`, `files`), and Otter's configuration from it."""

    folder: Path
    config: dict[str, Any]


# Archives


def open_archive(data: bytes, *, key: str = "") -> Assignment:
    """Open an Otter `autograder.zip`, of ours or of anybody's.

    Parameters
    ----------
    data : bytes
        The zip.
    key : str
        What to call an assignment that does not say its own name.

    Raises
    ------
    BadAssignment
        If this is no autograder zip, or one with settings that cannot be honoured.
    """
    entries = _entries(data)
    if not any(name.startswith("tests/") and name.endswith(".py") for name in entries):
        raise BadAssignment("this is no Otter autograder zip: it has no tests/*.py")
    manifest = _manifest(entries)
    config = _config(entries)
    _refuse(config)
    name = manifest.key or config.get("assignment_name") or key or "assignment"
    fields = msgspec.structs.asdict(manifest)
    fields |= {"key": name, "title": manifest.title or name}
    return Assignment(digest=_digest(entries), archive=data, **fields)


def _entries(data: bytes) -> dict[str, bytes]:
    """The files of a zip by name; refuses what no honest archive holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES:
                raise BadAssignment("the archive unpacks to more than an assignment may hold")
            for info in infos:
                _check_path(info.filename)
            return {info.filename: archive.read(info) for info in infos}
    except _DAMAGED as error:
        raise BadAssignment(f"the archive is no zip, or a damaged one: {error}") from error


def _check_path(name: str) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or "\x00" in name:
        raise BadAssignment(f"the archive has an entry outside itself: {name!r}")


def _manifest(entries: dict[str, bytes]) -> Manifest:
    try:
        return msgspec.json.decode(entries.get(MANIFEST, b"{}"), type=Manifest)
    except (msgspec.DecodeError, ValueError) as error:
        raise BadAssignment(f"{MANIFEST} in the archive: {error}") from error


def _config(entries: dict[str, bytes]) -> dict[str, Any]:
    try:
        config = json.loads(entries.get(CONFIG, b"{}"))
    except ValueError as error:
        raise BadAssignment(f"{CONFIG} in the archive is no JSON: {error}") from error
    if not isinstance(config, dict):
        raise BadAssignment(f"{CONFIG} in the archive is not a JSON object")
    return config


def _refuse(config: dict[str, Any]) -> None:
    for setting, what in _REFUSED_SETTINGS.items():
        if config.get(setting):
            raise BadAssignment(f"{CONFIG}: {setting} is set, and {what} is not supported")
    if config.get("lang", "python") != "python":
        raise BadAssignment(f"{CONFIG}: lang is {config['lang']!r}; only Python assignments can be graded")


def _digest(entries: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(entries):
        if name.startswith(_GRADED) or name in (MANIFEST, CONFIG):
            content = hashlib.sha256(entries[name]).hexdigest()
            digest.update(f"{content} {name}\n".encode())
    return "sha256:" + digest.hexdigest()


def unpack(assignment: Assignment, cache: Path) -> Unpacked:
    """Lay an assignment's archive out below `cache`, once for its digest."""
    entries = _entries(assignment.archive)
    folder = cache / assignment.digest.partition(":")[2]
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=cache))
        for name, content in entries.items():
            if name.startswith(_GRADED):
                (fresh / name).parent.mkdir(parents=True, exist_ok=True)
                (fresh / name).write_bytes(content)
        for path in (fresh, *fresh.rglob("*")):  # whoever may enter `cache` may read, whatever the umask
            path.chmod(0o755 if path.is_dir() else 0o644)
        try:
            fresh.rename(folder)
        except OSError:  # another thread was first
            shutil.rmtree(fresh)
    return Unpacked(folder, _config(entries))


# Folders


def open_assignment(path: Path) -> Assignment:
    """Open an assignment folder (built first, when its `dist` is older than its sources) or an autograder zip.

    Raises
    ------
    BadAssignment
        If it is neither, or does not build; the message says what was found.
    """
    if path.is_dir():
        return built(path).assignment
    if not path.exists():
        raise BadAssignment(f"there is no assignment at {path}: name an assignment folder or an Otter autograder zip")
    return open_archive(path.read_bytes(), key=path.stem)


def built(folder: Path) -> Built:
    """What is in the folder's `dist`, built first when it is older than its sources; raises as `build` does."""
    return _up_to_date(folder) or build(folder)


def build(folder: Path) -> Built:
    """Run `otter assign` on the folder's master notebook; leaves `dist` with the student notebook and the archive.

    Raises
    ------
    BadAssignment
        If the folder is no assignment or Otter refuses it; what Otter said is in the message.
    """
    settings = read_settings(folder)
    master = folder / settings.notebook
    if not os.access(folder, os.W_OK):
        raise OperatorError(f"{folder} must be built, and its `dist` cannot be written: `holt build` it where it can")
    with tempfile.TemporaryDirectory(prefix=".dist-", dir=folder) as temporary:
        dist = Path(temporary) / "dist"
        _assign(master, dist)
        (archive,) = (dist / "autograder").glob("*.zip")
        target = dist / f"{folder.resolve().name}-autograder.zip"
        target.write_bytes(_with_manifest(archive.read_bytes(), folder, settings))
        archive.unlink()
        (dist / "build.json").write_text(json.dumps({"sources": _sources(folder)}))
        shutil.rmtree(folder / "dist", ignore_errors=True)
        dist.rename(folder / "dist")
    made = _up_to_date(folder)
    assert made is not None
    return made


def read_settings(folder: Path) -> Settings:
    """The folder's `assignment.toml`, its `notebook` found."""
    path = folder / "assignment.toml"
    try:
        settings = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Settings)
    except FileNotFoundError:
        raise BadAssignment(f"{folder} is no assignment folder: it has no assignment.toml") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise BadAssignment(f"{path}: {error}") from error
    if not (folder / settings.notebook).is_file():
        raise BadAssignment(f"{path}: notebook must name the master notebook beside it, not {settings.notebook!r}")
    return settings


def _assign(master: Path, dist: Path) -> None:
    command = [sys.executable, "-P", "-m", "otter", "assign", str(master.resolve()), str(dist.resolve())]
    done = subprocess.run(command, capture_output=True, text=True, cwd=master.parent, check=False)
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip())[-3000:]
        raise BadAssignment(f"otter assign refuses {master.name}:\n{said}")


def _with_manifest(archive: bytes, folder: Path, settings: Settings) -> bytes:
    """The archive with the manifest in it, its entries in order and without times."""
    entries = _entries(archive)
    entries[MANIFEST] = msgspec.json.format(msgspec.json.encode(_new_manifest(entries, folder, settings)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(entries):
            info = zipfile.ZipInfo(name, _FIXED_TIME)
            info.external_attr = (0o755 if name in ("run_autograder", "setup.sh") else 0o644) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, entries[name])
    return out.getvalue()


def _new_manifest(entries: dict[str, bytes], folder: Path, settings: Settings) -> Manifest:
    questions = _list_questions({name: data for name, data in entries.items() if name.startswith("tests/")})
    return Manifest(
        key=folder.resolve().name,
        title=settings.title or folder.resolve().name,
        limits=settings.limits,
        hidden_feedback=settings.feedback.hidden,
        judge=settings.judge,
        numpy=importlib.metadata.version("numpy").partition(".")[0],
        possible=sum(question.possible for question in questions),
        questions=questions,
        hints=read_hints(folder),
    )


def read_hints(folder: Path) -> list[Hint]:
    """The hints that `holt verify` wrote beside the mutants; none before it has.

    Raises
    ------
    BadAssignment
        If the file is not what it writes.
    """
    path = folder / HINTS
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[Hint])
    except FileNotFoundError:
        return []
    except msgspec.DecodeError as error:
        raise BadAssignment(f"{path}: {error}; remove it, and holt verify makes it anew") from error


def write_hints(folder: Path, hints: list[Hint]) -> bool:
    """Keep hints for the next build; whether they were news."""
    if read_hints(folder) == hints:
        return False
    (folder / HINTS).write_bytes(msgspec.json.format(msgspec.json.encode(hints)) + b"\n")
    return True


def _list_questions(tests: dict[str, bytes]) -> list[QuestionInfo]:
    """Names, points and cases, by loading the test files in a process of their own: loading executes them."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in tests.items():
            (Path(folder) / Path(name).name).write_bytes(content)
        command = [sys.executable, "-P", "-m", "grader.judge.listing", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BadAssignment(done.stderr.strip()[-2000:])
    return msgspec.json.decode(done.stdout, type=list[QuestionInfo])


def _sources(folder: Path) -> str:
    """A digest of everything that a build depends on."""
    digest = hashlib.sha256()
    for package in ("otter-grader", "numpy", "holt"):
        digest.update(importlib.metadata.version(package).encode())
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and parts[0] != "dist" and not any(part.startswith(".") for part in parts):
            digest.update("/".join(parts).encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _up_to_date(folder: Path) -> Built | None:
    """What an earlier build left, if the sources are still the same."""
    dist = folder / "dist"
    archive = dist / f"{folder.resolve().name}-autograder.zip"
    try:
        if json.loads((dist / "build.json").read_text())["sources"] != _sources(folder):
            return None
        notebook = os.path.basename(read_settings(folder).notebook)
        return Built(
            student_notebook=dist / "student" / notebook,
            solution=dist / "autograder" / notebook,
            archive=archive,
            assignment=open_archive(archive.read_bytes(), key=folder.name),
        )
    except (OSError, ValueError, KeyError):
        return None
