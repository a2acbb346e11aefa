"""Answers that contain themselves, or that are nested a hundred thousand deep."""

GOAL = "outage"
TECHNIQUE = "values that are too much"
CELLS = [
    """
def deep(n):
    made = []
    for _ in range(n): made = [made]
    return made
cyclic = []
cyclic.append({1: cyclic, 2: (cyclic, cyclic)})
def square(x): return cyclic if x == 3 else deep(100_000)
def descend(*args): return deep(99)
def double(table): return {'a': cyclic}
kept = deep(100_000)
""",
]
