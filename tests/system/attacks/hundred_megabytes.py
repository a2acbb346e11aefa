"""A notebook of a hundred megabytes, in one cell."""

import json

from benchmarks.attack_range import document

GOAL = "outage"
TECHNIQUE = "odd notebooks"


def submission():
    return "hw.ipynb", json.dumps(document(["x = '" + "x" * 100_000_000 + "'"])).encode()
