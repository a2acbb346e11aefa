"""Everything that a notebook's format forbids: cells that are numbers, sources that are objects, keys twice, version 99."""

import json

from benchmarks.attack_range import notebook

GOAL = "outage"
TECHNIQUE = "odd notebooks"


def submission():
    made = json.loads(notebook(["pass"]))
    made["nbformat_minor"] = [1e999, -0.0]
    made["metadata"] = {"kernelspec": {"name": "../../../bin/sh", "language": "R"}, "otter": []}
    made["cells"][1:1] = [
        {"cell_type": "code", "source": {"a": 1}, "metadata": "none"},
        {
            "cell_type": "code",
            "source": [1, None, ["x"]],
            "metadata": {"tags": "otter_ignore", "otter": {"tests": {"a": 1}}},
        },
        {"cell_type": ["code"], "source": None},
        {"cell_type": "code"},
        {"cell_type": "code", "source": "", "metadata": {"otter": {"tests": ["square"] * 100_000}}},
        {},
    ]
    return "hw.ipynb", json.dumps(made).replace('"nbformat": 4', '"nbformat": 4, "nbformat": 4').encode()


OTTER = "Otter refuses it before anything runs"
