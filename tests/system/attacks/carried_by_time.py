"""A function takes as long as its hidden input says: digit by digit, where a report tells how long a case took."""

GOAL = "hidden tests"
TECHNIQUE = "carrying inputs out"
CELLS = [
    """
import time
def square(x):
    time.sleep(0.1 * (int(x) % 8))
    return x
""",
]
OTTER = "results.json tells no times"


def succeeded(outcome):
    shown = [case for question in outcome.report.for_student().questions for case in question.cases if case.hidden]
    return "the seconds of hidden cases are shown" if any(case.seconds for case in shown) else ""
