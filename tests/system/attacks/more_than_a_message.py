"""A file of three hundred megabytes, more than any message between the grader's own processes may hold."""

GOAL = "outage"
TECHNIQUE = "odd notebooks"


def submission():
    return "hw.ipynb", b'{"nbformat": 4, "cells": []}' + b" " * 300_000_000
