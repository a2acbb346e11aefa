"""A zip whose members lie at ../../ and at absolute paths: tests, start-up files, and a file of the machine."""

import io
import zipfile

from benchmarks.attack_range import notebook

GOAL = "machine"
TECHNIQUE = "archives"


def submission():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("hw.ipynb", notebook(["pass"]))
        for path in (
            "../../tests/square.py",
            "../tests/square.py",
            "/tmp/holt-slip",
            "..\\..\\slip",
            "tests/square.py",
        ):
            archive.writestr(path, "OK_FORMAT = True\ntest = {'name': 'square', 'points': 4, 'suites': []}\n")
    return "hw.zip", out.getvalue()


def succeeded(outcome):
    from pathlib import Path

    slipped = Path("/tmp/holt-slip")
    if slipped.exists():
        slipped.unlink()
        return "a member of the archive was written to /tmp"
    return ""
