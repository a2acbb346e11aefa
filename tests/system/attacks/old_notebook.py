"""A notebook of version 3 whose worksheets are odd, to break the converter that old notebooks go through."""

import json

GOAL = "outage"
TECHNIQUE = "odd notebooks"


def submission():
    cell = {"cell_type": "code", "language": "python", "input": ["answer = 42\n", 7], "outputs": [{"output_type": {}}]}
    sheets = [{"cells": [cell] * 3, "metadata": None}, {"cells": [{}]}, 5]
    return "hw.ipynb", json.dumps({"nbformat": 3, "nbformat_minor": "x", "metadata": [], "worksheets": sheets}).encode()
