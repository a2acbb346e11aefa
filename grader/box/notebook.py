"""A submitted file as ordered code cells, as Otter orders and skips them."""

import io
import json
import lzma
import re
import zipfile
import zlib
from typing import Any

import msgspec

from grader.errors import UnreadableSubmission

_CHECK_LINE = re.compile(r"""\s*(\#.*|\w+\.check\((["'])[\w .-]+\2\);?\s*)?""")
MAX_SUBMISSION_BYTES = 64 * 1024 * 1024
MAX_CELLS = 5000
DAMAGED_ZIP = (  # what zipfile and its decompressors raise
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OSError,
)
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a rich-text document"),
)
SUBMIT = "Submit the notebook itself (.ipynb), a Python script (.py) or the .zip that Otter's export makes."


class CodeCell(msgspec.Struct, frozen=True):
    """A code cell; `checks` are the questions that its metadata ask to check after it."""

    source: str
    checks: tuple[str, ...] = ()

    @property
    def check_only(self) -> bool:
        """Whether the cell does nothing but call `grader.check`."""
        return all(_CHECK_LINE.fullmatch(line) for line in self.source.splitlines())


class Notebook(msgspec.Struct, frozen=True):
    """The code cells of a submission, in order; `assignment_name` from the notebook's Otter metadata."""

    cells: tuple[CodeCell, ...]
    assignment_name: str | None = None


def read(name: str, data: bytes) -> Notebook:
    """Read a submission.

    Parameters
    ----------
    name : str
        The file's name, for its ending and for sentences.
    data : bytes
        Its content.

    Raises
    ------
    UnreadableSubmission
        With a sentence for the student that says what the file is and what to submit.
    """
    if len(data) > MAX_SUBMISSION_BYTES:
        raise _unreadable(
            name,
            f"it is larger than the {MAX_SUBMISSION_BYTES // 2**20} MiB allowed",
        )
    if not data.strip(b"\x00\t\r\n "):
        raise _unreadable(name, "it is empty")
    if data.startswith(b"PK\x03\x04"):
        return _read_zip(name, data)
    if name.lower().endswith(".py"):
        return Notebook((CodeCell(_decode(name, data)),))
    return _read_ipynb(name, data)


def _unreadable(name: str, why: str) -> UnreadableSubmission:
    return UnreadableSubmission(f"“{name}” could not be read as a notebook: {why}. {SUBMIT}")


def _decode(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unreadable(name, "its text is not in UTF-8") from None


def _read_zip(name: str, data: bytes) -> Notebook:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [entry for entry in archive.infolist() if _is_submission(entry.filename)]
            notebooks = [entry for entry in names if entry.filename.lower().endswith(".ipynb")]
            chosen = notebooks or names
            if len(chosen) != 1:
                found = "no notebook" if not chosen else f"{len(chosen)} notebooks"
                raise _unreadable(name, f"it is a zip archive with {found} in it, where one is expected")
            if chosen[0].file_size > MAX_SUBMISSION_BYTES:
                raise _unreadable(name, "the notebook in the zip archive is too large when unpacked")
            with archive.open(chosen[0]) as file:
                inner = file.read(MAX_SUBMISSION_BYTES + 1)
    except DAMAGED_ZIP:
        raise _unreadable(name, "it is a damaged or encrypted zip archive") from None
    if inner.startswith(b"PK\x03\x04"):
        raise _unreadable(name, "it is a zip archive within a zip archive")
    return read(chosen[0].filename.rsplit("/", 1)[-1], inner)


def _is_submission(path: str) -> bool:
    """Whether a zip's entry can be the submission: not a folder, not what macOS or Jupyter leave beside it."""
    folders, _, leaf = path.rpartition("/")
    hidden = leaf.startswith(".") or any(part in ("__MACOSX", ".ipynb_checkpoints") for part in folders.split("/"))
    return not hidden and leaf.lower().endswith((".ipynb", ".py"))


def _read_ipynb(name: str, data: bytes) -> Notebook:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise _unreadable(name, f"it is {what}")
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        raise _unreadable(name, "it is a web page (HTML), perhaps a page saved in the place of the file")
    if head.startswith(b"<"):
        raise _unreadable(name, "it is an XML or HTML document")
    text = _decode(name, data)
    try:
        document = json.loads(text)
    except RecursionError:
        raise _unreadable(name, "its JSON is nested too deeply") from None
    except ValueError:
        what = "its JSON is damaged or cut off" if head.startswith(b"{") else "it is plain text"
        raise _unreadable(name, what) from None
    if not isinstance(document, dict) or not isinstance(document.get("nbformat"), int):
        raise _unreadable(name, "it is JSON, but not a notebook")
    if document["nbformat"] < 4:
        document = _upgrade(name, text)
    return _cells(name, document)


def _upgrade(name: str, text: str) -> dict[str, Any]:
    import nbformat

    try:
        return dict(nbformat.reads(text, as_version=4))
    except Exception:  # nbformat raises whatever its converters meet in a malformed notebook
        raise _unreadable(name, "it is an old notebook that cannot be converted") from None


def _cells(name: str, document: dict[str, Any]) -> Notebook:
    cells = document.get("cells")
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise _unreadable(name, "it is a notebook without cells")
    if len(cells) > MAX_CELLS:
        raise _unreadable(name, f"it has {len(cells)} cells, more than the {MAX_CELLS} allowed")
    code = [_code_cell(cell) for cell in cells if cell.get("cell_type") == "code" and not _ignored(cell)]
    otter = _table(_table(document.get("metadata")).get("otter"))
    assignment = otter.get("assignment_name")
    return Notebook(tuple(code), assignment if isinstance(assignment, str) else None)


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _ignored(cell: dict[str, Any]) -> bool:
    metadata = _table(cell.get("metadata"))
    tags = metadata.get("tags")
    return (isinstance(tags, list) and "otter_ignore" in tags) or bool(_table(metadata.get("otter")).get("ignore"))


def _code_cell(cell: dict[str, Any]) -> CodeCell:
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    checks = _table(_table(cell.get("metadata")).get("otter")).get("tests")
    names = checks if isinstance(checks, list) else []
    return CodeCell(str(source), tuple(name for name in names if isinstance(name, str)))
