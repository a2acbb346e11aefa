"""`holt doctor`: what the sandbox of this machine is made of, found out by using it."""

import os
import platform
import shutil
import subprocess

import msgspec

from grader import cgroup, cures, grade, sandbox
from grader.bench import Bench
from grader.box import confine, landlock
from grader.errors import HoltError
from grader.job import Tier
from grader.limits import Limits

_MEANING = {
    Tier.full: "all layers: what a service should grade in",
    Tier.reduced: "Landlock, seccomp and limits, but no namespaces and no root of its own",
    Tier.none: "limits only: student code can read what you can read; for code that you trust",
}


class Findings(msgspec.Struct, frozen=True):
    """The text to print and the exit status: 0 unless there is no sandbox at all."""

    text: str
    status: int


def examine() -> Findings:
    """Start an engine in the strongest tier that works, and describe it."""
    host = cures.read_host()
    lines = [
        f"system       {platform.system()} {platform.release()} on {platform.machine()}",
        f"Python       {platform.python_version()}",
        f"user         {'root' if os.geteuid() == 0 else 'not root'}",
        f"bubblewrap   {_bubblewrap()}",
        f"Landlock     {_landlock()}",
        f"cgroups      {_cgroups()}",
        f"host         {host.describe()}",
    ]
    try:
        with grade.Engine(Tier.none) as engine:
            tier, layers, reasons = engine.tier, engine.layers, engine.reasons
            judge = _judge(engine.bench)
    except HoltError as error:
        return Findings("\n".join([*lines, "", f"No engine starts here: {error}"]), 1)
    lines += ["", f"sandbox      tier “{tier}”: {_MEANING[tier]}", ""]
    own_user = confine.FIRST_UID if os.geteuid() == 0 else None
    best = confine.layers(sandbox.plan(Tier.full, "/", (), Limits(), own_user))
    lines += [f"  {'holds  ' if layer in layers else 'MISSING'}  {layer}" for layer in best]
    lines += ["", judge]
    for missed, why in reasons.items():
        if why:
            lines += ["", f"Tier “{missed}” cannot be had: {why}", *(f"  {line}" for line in cures.cure(why, host))]
    return Findings("\n".join(lines), 1 if tier is Tier.none else 0)


def _judge(bench: Bench) -> str:
    """What holds for the processes that run the tests."""
    line = f"judges       {', '.join(bench.layers)}"
    return line if bench.isolated else f"{line}; without bubblewrap: {bench.reason}"


def _bubblewrap() -> str:
    path = shutil.which("bwrap")
    if path is None:
        return "not installed"
    done = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    return f"{done.stdout.strip().removeprefix('bubblewrap ')} ({path})"


def _landlock() -> str:
    version = landlock.abi()
    return f"ABI {version}" if version else landlock.lacking()


def _cgroups() -> str:
    try:
        return f"version 2, delegated: {' and '.join(cgroup.find().controllers)} of each box"
    except cgroup.NotDelegated as error:
        return f"{error}: rlimits and a watch limit memory and processes"
