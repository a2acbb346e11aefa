"""A hundred thousand members, of the same name, encrypted, of unknown compression; and a zip within the zip."""

import io
import warnings
import zipfile

GOAL = "outage"
TECHNIQUE = "archives"


def submission():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for number in range(30_000):
            archive.writestr(f"{number}.ipynb" if number % 2 else "hw.ipynb", b"")
        archive.writestr("hw.zip", out.getvalue()[:1000])
    return "hw.zip", out.getvalue()
