"""Otter's own classes are told that every case has passed."""

GOAL = "points"
TECHNIQUE = "monkeypatching"
CELLS = [
    """
import gc, sys
for name, module in list(sys.modules.items()):
    for kind in list(vars(module).values()) if name.startswith('otter') else ():
        for word in ('passed_all', 'score', 'passed_all_public'):
            if isinstance(kind, type) and hasattr(kind, word):
                try:
                    value = True if 'passed' in word else property(lambda self: self.possible)
                    setattr(kind, word, value if word == 'score' else property(lambda self: True))
                except (AttributeError, TypeError):
                    pass
""",
]
