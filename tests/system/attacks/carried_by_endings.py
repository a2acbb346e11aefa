"""How a hidden case ends says something of its input: an error, a hang, a crash, no memory, or not run at all."""

GOAL = "hidden tests"
TECHNIQUE = "carrying inputs out"
CELLS = [
    """
import os
turn = [0]
def square(x):
    turn[0] += 1
    if x == int(x): os._exit(3)
    return bytearray(2**40)
def double(table):
    while True: pass
def descend(*args): raise ValueError('odd')
""",
]


def succeeded(outcome):
    cases = [case for question in outcome.report.for_student().questions for case in question.cases]
    told = {(case.outcome.value, case.message, case.detail) for case in cases if case.hidden and case.score == 0}
    return f"hidden cases end in {len(told)} ways" if len(told) > 1 else ""
