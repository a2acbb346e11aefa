"""The shell's hooks are replaced: what is displayed, how errors are told, how cells are transformed and compiled."""

GOAL = "points"
TECHNIQUE = "the shell's own tools"
CELLS = [
    """
shell = get_ipython()
shell.input_transformers_post.append(lambda lines: [line.replace('grader.check', 'grader.export') for line in lines])
shell.ast_transformers.clear()
shell.showtraceback = shell.set_custom_exc = lambda *args, **kwargs: None
shell.displayhook = lambda value: None
""",
]
AFTER = ["shell.input_transformers_post.clear()", 'grader.check("answer")']
