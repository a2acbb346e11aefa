"""List the questions of a folder of test files as JSON, in a process of its own: loading a test file executes it."""

import sys
from pathlib import Path

import msgspec

from grader.errors import BadAssignment
from grader.judge import testfile


def main() -> None:
    try:
        files = testfile.load_all(Path(sys.argv[1]))
    except BadAssignment as error:
        sys.exit(str(error))
    rows = [
        {
            "name": name,
            "possible": float(file.possible),
            "public_cases": sum(not case.hidden for case in file.test_cases),
            "hidden_cases": sum(bool(case.hidden) for case in file.test_cases),
        }
        for name, file in files.items()
    ]
    print(msgspec.json.encode(rows).decode())


if __name__ == "__main__":
    main()
