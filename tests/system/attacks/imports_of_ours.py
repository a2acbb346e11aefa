"""The grader's own modules, Otter's and the answers' are imported, from where they are installed or through their path."""

GOAL = "hidden tests"
TECHNIQUE = "looking around"
CELLS = [
    """
import importlib, sys
found = []
for name in ('reference', 'grader.judge.testfile', 'grader.judge.trial', 'grader.assignment', 'grader.grade', 'webapp',
             'otter.test_files', 'otter.check.notebook', 'tests', 'conftest', 'solution'):
    try:
        module = importlib.import_module(name)
        found.append(name)
    except BaseException:
        pass
def show(): return found
""",
]
OTTER = "Otter is made of them"


def succeeded(outcome):
    case = next(q for q in outcome.report.questions if q.name == "show").cases[0]
    names = [name for name in ("reference", "grader.judge", "otter.test", "webapp") if f"'{name}" in case.detail]
    return f"could import {', '.join(names)}" if names else ""
