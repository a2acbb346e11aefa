"""The same question is checked again and again, in the hope that points are added up, or that it never ends."""

GOAL = "points"
TECHNIQUE = "check bookkeeping"
CELLS = ["pass"]
AFTER = ['for _ in range(1000): grader.check("answer")']
