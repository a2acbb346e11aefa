"""IPython's magics: shell commands, other interpreters, files that are loaded, background jobs, a reset of everything."""

GOAL = "machine"
TECHNIQUE = "the shell's own tools"
CELLS = [
    "%%bash\nsleep 30 &\ntouch @FOLDER@/bash; cat @FOLDER@/secret.txt; kill -9 @VICTIM@",
    "found = !cat @FOLDER@/secret.txt /proc/1/environ\n%cd /\n%env HOLT_CANARY",
    "%%writefile @FOLDER@/new\nx",
    "%load_ext autoreload\n%alias_magic t timeit\n%automagic on\n%reload_ext autoreload",
    "%%script --bg bash\nsleep 60",
    "get_ipython().events.register('post_run_cell', lambda *args: 1 / 0)",
    "def show(): return found",
]
