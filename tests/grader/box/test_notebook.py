"""Reading a submission: the right cells, or a sentence that names the file; never anything else."""

import io
import json
import zipfile

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.box import notebook
from grader.box.notebook import CodeCell
from grader.errors import Fault, UnreadableSubmission


def cell(source="", kind="code", **metadata):
    return {"cell_type": kind, "source": source, "metadata": metadata}


def ipynb(*cells, metadata=None, **fields):
    """A notebook as the students' Jupyter saves it."""
    document = {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata or {}, "cells": list(cells), **fields}
    return json.dumps(document).encode()


def zipped(**files):
    """A zip archive; names are given with `__` for dots."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return out.getvalue()


def sources(data, name="hw.ipynb"):
    return [cell.source for cell in notebook.read(name, data).cells]


# What can be read


def test_code_cells_in_order():
    """Text cells and raw cells are left out, code keeps its order."""
    data = ipynb(cell("a = 1"), cell("# Title", "markdown"), cell("raw", "raw"), cell("b = 2"))
    assert sources(data) == ["a = 1", "b = 2"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("x = 1\ny = 2", "x = 1\ny = 2"),
        (["x = 1\n", "y = 2"], "x = 1\ny = 2"),
        ([], ""),
        (["x", None, 3, "y"], "xy"),
        ("é = 'ünï'", "é = 'ünï'"),
    ],
)
def test_source_is_text_or_lines(source, text):
    """Both ways that Jupyter writes a cell's source."""
    assert sources(ipynb(cell(source))) == [text]


def test_ignored_cells_are_left_out():
    """By tag and by metadata, as Otter does."""
    data = ipynb(cell("a", tags=["otter_ignore"]), cell("b", otter={"ignore": True}), cell("c", tags=["other"]))
    assert sources(data) == ["c"]


def test_metadata_ask_for_checks():
    """`otter.tests` of a cell names the questions to check after it; what is no name is left out."""
    cells = cell("x = 1", otter={"tests": ["q1", 2, "q2"]}), cell("y", otter={"tests": "q"})
    book = notebook.read("hw.ipynb", ipynb(*cells))
    assert [cell.checks for cell in book.cells] == [("q1", "q2"), ()]


def test_assignment_name():
    """From the notebook's own metadata, if it is a text."""
    assert notebook.read("a.ipynb", ipynb(metadata={"otter": {"assignment_name": "hw1"}})).assignment_name == "hw1"
    for otter in ({"assignment_name": 3}, [], None, "x"):
        assert notebook.read("a.ipynb", ipynb(metadata={"otter": otter})).assignment_name is None


def test_old_notebook_is_upgraded():
    """Version 3, with its worksheets and its `input`."""
    cells = [nbformat.v3.new_code_cell("x = 1"), nbformat.v3.new_text_cell("markdown", "t")]
    book = nbformat.v3.new_notebook(worksheets=[nbformat.v3.new_worksheet(cells=cells)])
    assert sources(json.dumps(book).encode()) == ["x = 1"]


@pytest.mark.parametrize("prefix", [b"", b"\xef\xbb\xbf", b"\n\n  "], ids=["plain", "byte order mark", "blank lines"])
def test_what_stands_before_the_json(prefix):
    """Editors leave a byte order mark or blank lines."""
    assert sources(prefix + ipynb(cell("x = 1"))) == ["x = 1"]


def test_script_is_one_cell():
    """A .py file, with a byte order mark perhaps."""
    assert sources(b"\xef\xbb\xbfx = 1\n", "hw.PY") == ["x = 1\n"]


def test_file_name_says_nothing_about_a_notebook():
    """Renamed by a browser, it is a notebook all the same."""
    for name in ("hw.ipynb.json", "hw", "hw (1).ipynb", "hw.txt"):
        assert sources(ipynb(cell("x")), name) == ["x"]


def test_export_zip():
    """Otter's export: a notebook beside a PDF, a log and what Macs and Jupyter leave behind."""
    data = zipped(
        hw__ipynb=ipynb(cell("x = 1")),
        hw__pdf=b"%PDF-1.4",
        **{"__OTTER_LOG": b"?", "helper__py": "y", "__MACOSX/._hw.ipynb": b"?", "a/.ipynb_checkpoints/hw.ipynb": b"?"},
    )
    assert sources(data, "hw.zip") == ["x = 1"]


def test_zip_with_a_script_alone():
    """No notebook, one script: that is it."""
    assert sources(zipped(**{"d/hw.py": "x = 1"}), "hw.zip") == ["x = 1"]


# What cannot


def encrypted():
    """A zip whose entry says that it is encrypted."""
    data = bytearray(zipped(hw__ipynb=ipynb()))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def unsupported():
    """A zip whose entry is compressed in a way that nobody knows."""
    data = bytearray(zipped(hw__ipynb=ipynb()))
    data[8] = 99
    data[data.index(b"PK\x01\x02") + 10] = 99
    return bytes(data)


def huge():
    """A zip whose entry claims to unpack to four gigabytes."""
    data = bytearray(zipped(hw__ipynb=ipynb()))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = b"\xf0\xff\xff\xff"
    return bytes(data)


WHOLE_ZIP = zipped(hw__ipynb=ipynb(cell("x = 1" * 1000)))
UNREADABLE = {
    "nothing": (b"", "empty"),
    "only blanks": (b" \n\t\r\n", "empty"),
    "only zero bytes": (b"\0" * 4096, "empty"),
    "pdf": (b"%PDF-1.7 ...", "PDF"),
    "png": (b"\x89PNG\r\n\x1a\n", "picture"),
    "jpeg": (b"\xff\xd8\xff\xe0", "picture"),
    "gif": (b"GIF89a", "picture"),
    "gzip": (b"\x1f\x8b\x08", "gzip"),
    "rar": (b"Rar!\x1a", "RAR"),
    "7z": (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    "word": (b"\xd0\xcf\x11\xe0", "Office"),
    "rtf": (b"{\\rtf1", "rich-text"),
    "web page": (b"<!DOCTYPE html><html><body>Sign in</body></html>", "HTML"),
    "web page after a mark": (b"\xef\xbb\xbf\n<HTML>", "HTML"),
    "xml": (b"<?xml version='1.0'?>", "XML"),
    "text": (b"my answer is 42", "plain text"),
    "number": (b"42", "not a notebook"),
    "list": (b"[]", "not a notebook"),
    "other json": (b'{"a": 1}', "not a notebook"),
    "cut off": (ipynb(cell("x"))[:-9], "cut off"),
    "deep": (b'{"nbformat": ' + b"[" * 200_000, "nested too deeply"),
    "deep and whole": (b'{"nbformat": 4, "cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "nested too deeply"),
    "latin-1": ('{"nbformat": 4, "cells": "é'.encode("latin-1"), "UTF-8"),
    "utf-16": ('{"nbformat": 4}'.encode("utf-16"), "UTF-8"),
    "no cells": (b'{"nbformat": 4}', "without cells"),
    "cells of another kind": (b'{"nbformat": 4, "cells": {"a": 1}}', "without cells"),
    "cells that are none": (b'{"nbformat": 4, "cells": [1]}', "without cells"),
    "broken old notebook": (b'{"nbformat": 3, "worksheets": 7}', "old notebook"),
    "nbformat of no version": (b'{"nbformat": -1, "cells": []}', "old notebook"),
    "nbformat is text": (b'{"nbformat": "4", "cells": []}', "not a notebook"),
    "damaged zip": (WHOLE_ZIP[: len(WHOLE_ZIP) // 2], "damaged"),
    "zip with wrong checksum": (WHOLE_ZIP.replace(b"PK\x01\x02", b"PK\x01\x03"), "damaged"),
    "encrypted zip": (encrypted(), "encrypted"),
    "unknown compression": (unsupported(), "damaged"),
    "zip of four gigabytes": (huge(), "too large"),
    "zip with nothing": (zipped(readme__md="hi"), "no notebook"),
    "zip with two notebooks": (zipped(a__ipynb=ipynb(), b__ipynb=ipynb()), "2 notebooks"),
    "zip in a zip": (zipped(hw__ipynb=zipped(hw__ipynb=ipynb())), "zip archive within"),
    "pdf in a zip": (zipped(hw__ipynb=b"%PDF"), "PDF"),
    "too large": (b"{" + b" " * notebook.MAX_SUBMISSION_BYTES, "MiB"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_unreadable_file_gets_a_sentence(name):
    """It says which file, what it is, and what to submit instead; the fault is the student's."""
    data, word = UNREADABLE[name]
    with pytest.raises(UnreadableSubmission) as caught:
        notebook.read("homework.ipynb", data)
    sentence = str(caught.value)
    assert caught.value.fault is Fault.student
    assert word in sentence
    assert sentence.endswith(notebook.SUBMIT)
    assert "homework.ipynb" in sentence or "hw.ipynb" in sentence


def test_script_in_latin_1_gets_a_sentence():
    """Old editors."""
    with pytest.raises(UnreadableSubmission, match=r"hw\.py.*UTF-8"):
        notebook.read("hw.py", "é = 1".encode("latin-1"))


# Cells that only check


@pytest.mark.parametrize(
    "source",
    [
        'grader.check("q1")',
        "grader.check('q1')",
        '  \ngrader.check("q1");  \n\n',
        '# run this\ngrader.check("q1")\ngrader.check("q2")\n',
        "",
        "# nothing but a comment",
        'grader.check("q1.2 - a_b")',
        "my_grader.check('q')",
    ],
)
def test_cells_that_only_check(source):
    """Nothing but calls of `check`, comments and blank lines leaves the names as they are."""
    assert CodeCell(source).check_only


@pytest.mark.parametrize(
    "source",
    [
        "x = 1",
        'x = grader.check("q1")',
        'grader.check("q1"); x = 1',
        'grader.check("q1") or x',
        "grader.check(q1)",
        "grader.check('q1' + f())",
        'grader.check("q1")\nx = 1',
        "x = 1  # grader.check('q1')",
        "grader.check(\"q1')",
        "grader.check_all()",
        "grader.check('q1', f())",
        "a.b.check('q1')",
        "%time grader.check('q1')",
    ],
)
def test_cells_that_do_more(source):
    """Anything else may change a name."""
    assert not CodeCell(source).check_only


@pytest.mark.parametrize(
    "source",
    [
        "\n" * 50_000 + "x",
        " " * 50_000 + "x",
        "\t \n" * 20_000 + "x",
        "#" * 50_000 + "\nx = 1",
        "# \n" * 20_000 + "x = 1",
        "grader.check('q')\n" * 5_000 + "x = 1",
        "grader.check('q'); \n \n" * 3_000 + "x = 1",
        "a" * 50_000,
        "grader.check('" + "a " * 25_000,
        "\n\r\x0b\x0c" * 10_000 + "x",
    ],
    ids=range(10),
)
@pytest.mark.timeout(20)
def test_long_cells_are_told_apart_in_time(source):
    """No cell makes the pattern try everything: the suite's own time limit would say so."""
    assert not CodeCell(source).check_only


# Whatever is sent


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=300), st.sampled_from(["a.ipynb", "a.py", "a.zip", ""]))
def test_any_bytes_are_cells_or_a_sentence(data, name):
    """Noise."""
    try:
        assert isinstance(notebook.read(name, data), notebook.Notebook)
    except UnreadableSubmission:
        pass


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
OTTER = JSON | st.fixed_dictionaries({"tests": JSON})
CELLS = st.fixed_dictionaries(
    {},
    optional={
        "cell_type": st.sampled_from(["code", "markdown"]) | JSON,
        "source": st.text(max_size=5) | JSON,
        "metadata": st.fixed_dictionaries({}, optional={"tags": JSON, "otter": OTTER}) | JSON,
        "outputs": JSON,
    },
)


@settings(deadline=None, max_examples=300)
@given(
    st.fixed_dictionaries(
        {"nbformat": st.integers(0, 5) | JSON},
        optional={
            "cells": st.lists(CELLS | JSON, max_size=3) | JSON,
            "worksheets": st.lists(st.fixed_dictionaries({"cells": st.lists(CELLS)}), max_size=2) | JSON,
            "metadata": st.fixed_dictionaries({"otter": JSON}) | JSON,
            "nbformat_minor": JSON,
        },
    )
)
def test_any_json_is_cells_or_a_sentence(document):
    """Documents that look like notebooks in some places."""
    try:
        assert isinstance(notebook.read("a.ipynb", json.dumps(document).encode()), notebook.Notebook)
    except UnreadableSubmission:
        pass


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_any_damaged_zip_is_cells_or_a_sentence(data):
    """An export with bytes changed."""
    body = bytearray(zipped(hw__ipynb=ipynb(cell("x = 1")), hw__pdf=b"%PDF"))
    for _ in range(data.draw(st.integers(1, 4))):
        body[data.draw(st.integers(4, len(body) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert isinstance(notebook.read("a.zip", bytes(body)), notebook.Notebook)
    except UnreadableSubmission:
        pass
