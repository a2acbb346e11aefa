"""pickle.dump is patched so that the results which the kernel hands to the grader are others, and run code there."""

GOAL = "points"
TECHNIQUE = "results"
CELLS = [
    """
import pickle
honest = pickle.dump
def dump(obj, file, *args, **kwargs):
    for test in getattr(obj, 'test_files', []) or list(getattr(obj, 'results', {}).values()):
        for result in getattr(test, 'test_case_results', []):
            result.passed = True
    return honest(obj, file, *args, **kwargs)
pickle.dump = dump
import sys
for name, module in list(sys.modules.items()):
    if name.startswith('otter') and hasattr(module, 'pickle'): module.pickle.dump = dump
""",
]
