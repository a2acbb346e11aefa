"""Names that a test's own machinery uses: __builtins__, __name__, __file__, __doc__, __loader__, _, test, env, In, Out."""

GOAL = "points"
TECHNIQUE = "shadowed names"
CELLS = [
    """
class Yes(dict):
    def __missing__(self, name): return lambda *args, **kwargs: True
__builtins__ = Yes()
__name__ = '__main__'
__import__ = lambda *args: Yes()
__doc__, __file__, __loader__, __spec__, __annotations__, __build_class__ = ['>>> 1\\n1'] * 6
_ = test = env = name = OK_FORMAT = points = grader_results = Yes()
""",
    "import otter\ngrader = otter.Notebook()",
]
