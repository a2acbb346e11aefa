"""A notebook of three hundred thousand empty cells: each is run, or is told of as not run."""

import json

from benchmarks.attack_range import document

GOAL = "outage"
TECHNIQUE = "odd notebooks"


def submission():
    return "hw.ipynb", json.dumps(document([""] * 300_000)).encode()
