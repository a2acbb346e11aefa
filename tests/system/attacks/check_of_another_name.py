"""Questions are checked under names that lead elsewhere: paths, names of other tests, empty and endless ones."""

GOAL = "points"
TECHNIQUE = "check bookkeeping"
CELLS = ["pass"]
AFTER = [
    """
for name in ('../tests/answer', 'answer.py', '', '*', '/etc/passwd', 'answer\\0', 'a' * 100_000, '../../answer', None, 7,
             'square/../answer', 'grader', '__class__'):
    try:
        grader.check(name)
    except BaseException:
        pass
""",
]
