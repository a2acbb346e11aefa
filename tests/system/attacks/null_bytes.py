"""Null bytes in the file's name, in front of the notebook, between its cells and in the code."""

import json

from benchmarks.attack_range import document

GOAL = "outage"
TECHNIQUE = "odd notebooks"


def submission():
    return "hw.ipynb", json.dumps(document(["x = 1\0", "\0", "answer = 42"])).encode().replace(
        b'"cells"', b'\x00"cells"'
    )
