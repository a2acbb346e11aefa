"""Each layer of the box, by the attack that succeeds without it and fails with it.

python -m benchmarks.layers [--table]
"""

import argparse
import contextlib
import json
import os
import resource
import shutil
import socket
import subprocess
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import msgspec

from grader import sandbox, syscalls, wire
from grader.box import landlock
from grader.boxes import Box, Keeper
from grader.job import Tier
from grader.judge.line import Control, Line, Stopped
from grader.limits import MIB, Limits
from grader.patience import Patience

LIMITS = Limits(memory_bytes=128 * MIB, file_bytes=32 * MIB, processes=30, submission_seconds=30)
CPU_SECONDS = 1.0
ANSWER_SECONDS = 60
SOMEBODY = 60999
PR_GET_NO_NEW_PRIVS = 39


class Attack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of layers.toml; see its first lines."""

    layer: str
    says: str
    attack: str
    first: str = ""
    alone: tuple[str, ...] = ()
    tier: Tier = Tier.full
    live: bool = False
    needs: str = ""


ATTACKS = msgspec.convert(tomllib.loads(Path(__file__).with_suffix(".toml").read_text())["attacks"], list[Attack])


def table() -> str:
    """The attacks as a table in Markdown, as docs/threat-model.md shows it."""
    lines = ["| layer | an attack that it stops | seen with these out of the way |", "|---|---|---|"]
    lines += [f"| {attack.layer} | {attack.says} | {', '.join(attack.alone)} |" for attack in ATTACKS]
    return "\n".join(lines)


class Ground:
    """Where attacks run: a keeper, and what there is on this machine to attack."""

    def __init__(self, tier: Tier, folder: Path, open_root: bool = False) -> None:
        folder.chmod(0o755)
        self.folder = folder
        with mock.patch.object(sandbox, "bwrap", _open_bwrap) if open_root else contextlib.nullcontext():
            self.keeper = Keeper(tier, folder, sandbox.stage(folder))
        self.keeper.wait_ready()
        self.shared = folder / "shared"
        self.shared.mkdir()
        self.shared.chmod(0o777)
        self.log = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.log.bind(str(self.shared / "log"))
        (self.shared / "log").chmod(0o777)
        self.victim = subprocess.Popen(["sleep", "1000"])

    def close(self) -> None:
        self.keeper.close()
        self.log.close()
        self.victim.kill()
        self.victim.wait()

    def setuid_program(self) -> str:
        """A copy of `id` that runs as a certain user whoever starts it."""
        place = self.folder / "id"
        if not place.exists():
            shutil.copy(shutil.which("id") or "/usr/bin/id", place)
            os.chown(place, SOMEBODY, SOMEBODY)
            place.chmod(0o4755)
        return str(place)

    def succeeds(self, attack: Attack, *without: str) -> bool:
        """Run an attack in boxes without some layers."""
        source = attack.attack
        for name, value in {"{shared}": self.shared, "{victim}": self.victim.pid}.items():
            source = source.replace(name, str(value))
        if "{setuid}" in source:
            source = source.replace("{setuid}", self.setuid_program())
        first = None
        if attack.first:
            first = self.box(*without)
            if "yes" not in run(first, attack.first):
                _leave(first)
                return False
            if not attack.live:
                _leave(first)
        box = self.box(*without)
        try:
            return run(box, source).endswith("yes")
        finally:
            _leave(box)
            if first is not None and attack.live:
                _leave(first)

    def box(self, *without: str) -> Box:
        plan = sandbox.plan

        def changed(*args: object) -> object:
            return msgspec.structs.replace(plan(*args), without=without, cpu_seconds=CPU_SECONDS)

        with mock.patch.object(sandbox, "plan", changed):
            return self.keeper.make(LIMITS)


def run(box: Box, source: str) -> str:
    """What a cell prints; it then says yes. What stopped the cell, if it does not get there."""
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    cell["source"] = f"{source}\nprint('yes')"
    book = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [cell]}
    control = Control(box.control)
    control.tell("watch", 0)
    line = Line(box.data, control, Patience())
    try:
        with line.limit("an attack", ANSWER_SECONDS):
            line.request(wire.Load("attack.ipynb", json.dumps(book).encode()))
            done = line.request(wire.RunCell(0))
    except Stopped as stopped:
        return str(stopped)
    return f"{done.error}: {done.message}" if done.error else done.out.strip()


def _leave(box: Box) -> None:
    box.let_go()
    box.wait_gone()


_bwrap = sandbox.bwrap


def _open_bwrap(staged: Path, cache: Path) -> list[str]:
    """bubblewrap with the whole machine in view."""
    return [*_bwrap(staged, cache), "--bind", "/", "/host"]


def impossible(attack: Attack) -> str:
    """Why an attack cannot be tried here, or an empty string."""
    if attack.needs == "root" and os.geteuid() != 0:
        return "needs root, to begin with"
    if attack.layer == "no new privileges" and syscalls.prctl(PR_GET_NO_NEW_PRIVS):
        return "this process can gain no privileges, and its children neither"
    if attack.needs == "landlock 6" and landlock.abi() < 6:
        return "needs a kernel whose Landlock holds signals back (ABI 6)"
    if attack.layer == "rlimit: core" and resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        return "this machine writes no core files anyway"
    return ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", action="store_true", help="only what would be run")
    if parser.parse_args().table:
        print(table())
        return
    with Grounds() as grounds:
        for attack in ATTACKS:
            if why := impossible(attack):
                print(f"{attack.layer:24} skipped: {why}")
                continue
            stopped, done = grounds.try_out(attack)
            found = f"with it {'stopped' if stopped else 'NOT STOPPED'}, without it {'done' if done else 'NOT DONE'}"
            print(f"{attack.layer:24} {found}: {attack.says}", flush=True)


class Grounds(contextlib.ExitStack):
    """A ground for each tier, made when first asked for. What leaves something behind for later boxes gets its own."""

    def __init__(self) -> None:
        super().__init__()
        self.made: dict[Tier, Ground] = {}

    def try_out(self, attack: Attack) -> tuple[bool, bool]:
        """Whether an attack is stopped by its layer, among all and alone, and whether it succeeds without it."""
        if attack.first:
            with ground(attack.tier) as usual:
                return _stopped(attack, usual), usual.succeeds(attack, *attack.alone, attack.layer)
        if attack.tier not in self.made:
            self.made[attack.tier] = self.enter_context(ground(attack.tier))
        usual = self.made[attack.tier]
        if attack.needs != "an open root":
            return _stopped(attack, usual), usual.succeeds(attack, *attack.alone, attack.layer)
        with ground(attack.tier, open_root=True) as open_ground:
            return _stopped(attack, usual), open_ground.succeeds(attack, *attack.alone)


def _stopped(attack: Attack, usual: Ground) -> bool:
    return not usual.succeeds(attack) and not usual.succeeds(attack, *attack.alone)


@contextlib.contextmanager
def ground(tier: Tier, open_root: bool = False) -> Iterator[Ground]:
    with tempfile.TemporaryDirectory() as folder:
        made = Ground(tier, Path(folder), open_root)
        try:
            yield made
        finally:
            made.close()


if __name__ == "__main__":
    main()
