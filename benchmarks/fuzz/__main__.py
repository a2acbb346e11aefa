"""Feed the readers of foreign bytes with nonsense until one of them does what it must not.

python -m benchmarks.fuzz TARGET [--seconds N] [--corpus DIR]     (`make fuzz` installs atheris first)

A target turns bytes into one input, hands it to the code and checks what must hold; it needs no fuzzer, so that
`tests/fuzz` replays what was found. The targets:

wire          a message's body as a box could send it: `ProtocolError`, or values of exactly the wire's types
tree          the same, made as a tree of plausible parts, which plain bytes rarely hit
conversation  a whole test case, judged while the box answers nonsense: a result, and no unmarked pass
notebook      a submission of any kind: `UnreadableSubmission`, or cells
"""

import argparse
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Fuzz one target until the time is up or something gives."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("target", choices=("wire", "tree", "conversation", "notebook"))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--corpus", type=Path, help="folder that keeps inputs which reach new code, and what is found")
    args = parser.parse_args()
    try:
        import atheris
    except ImportError:
        sys.exit("the fuzzer is not installed: `make fuzz` does that")
    with atheris.instrument_imports(include=["grader"]):
        from benchmarks.fuzz.targets import TARGETS
    folder = args.corpus or Path(tempfile.mkdtemp(prefix="fuzz-"))
    folder.mkdir(parents=True, exist_ok=True)
    options = [
        f"-max_total_time={args.seconds}",
        "-timeout=20",
        "-rss_limit_mb=3000",
        "-max_len=4096",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={folder}/found-", str(folder)], TARGETS[args.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
