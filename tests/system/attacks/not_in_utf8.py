"""A notebook with bytes that are no UTF-8, lone surrogates in cells, in question names and in its own name."""

import json

from benchmarks.attack_range import document

GOAL = "outage"
TECHNIQUE = "odd notebooks"


def submission():
    odd = {"source": "x = '\ud800'", "metadata": {"otter": {"tests": ["\udfff", "answer\0"]}, "tags": [None, "\ud800"]}}
    made = document([odd, "\x00\x01", "y = '\U0001f600\u202e'", "answer = 42"])
    made["metadata"] = {"otter": {"assignment_name": "\ud800"}}
    return "hw.ipynb", json.dumps(made).encode() + b"\xff\xfe"
