"""Cell after cell ends the process: by exit, by signal, by a bad pointer, by a full stack, so that all must run again."""

GOAL = "outage"
TECHNIQUE = "crashes"
CELLS = [
    "import ctypes, os, signal, sys",
    *["os._exit(0)", "ctypes.string_at(0)", "os.abort()", "os.kill(os.getpid(), signal.SIGKILL)", "os._exit(1)"] * 2,
    "def square(x): os._exit(0)\ndef double(table): ctypes.string_at(1)\ndef descend(*args): os.abort()",
]
