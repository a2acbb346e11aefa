"""Run a command under a container's seccomp profile, through libseccomp as container engines load it.

python3 tests/with_profile.py deploy/seccomp.json holt doctor
"""

import ctypes
import json
import os
import sys
from pathlib import Path

ALLOW, ERRNO = 0x7FFF0000, 0x00050000
OPERATORS = {f"SCMP_CMP_{name}": number for number, name in enumerate(("NE", "LT", "LE", "EQ", "GE", "GT"), 1)}
OPERATORS["SCMP_CMP_MASKED_EQ"] = 7
UNKNOWN = -1  # libseccomp's answer to a name it has never heard of


class _Compare(ctypes.Structure):
    _fields_ = (
        ("arg", ctypes.c_uint),
        ("op", ctypes.c_int),
        ("first", ctypes.c_uint64),
        ("second", ctypes.c_uint64),
    )


def library():
    """libseccomp, or None where it is not installed."""
    try:
        found = ctypes.CDLL("libseccomp.so.2", use_errno=True)
    except OSError:
        return None
    found.seccomp_init.restype = ctypes.c_void_p
    found.seccomp_init.argtypes = [ctypes.c_uint32]
    found.seccomp_rule_add_array.argtypes = [
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.POINTER(_Compare),
    ]
    found.seccomp_load.argtypes = [ctypes.c_void_p]
    return found


def number(lib, name):
    """A call's number here (a pseudo number below zero on another architecture), UNKNOWN for no call."""
    return lib.seccomp_syscall_resolve_name(name.encode())


def load(profile):
    """Put the profile over this process and all that it starts."""
    lib = library()
    if lib is None:
        sys.exit("libseccomp.so.2 is not installed")
    assert profile["defaultAction"] == "SCMP_ACT_ALLOW"
    context = lib.seccomp_init(ALLOW)
    for rule in profile["syscalls"]:
        assert rule["action"] == "SCMP_ACT_ERRNO"
        compares = [
            _Compare(arg["index"], OPERATORS[arg["op"]], arg["value"], arg.get("valueTwo", 0))
            for arg in rule.get("args", [])
        ]
        array = (_Compare * len(compares))(*compares)
        for name in rule["names"]:
            call = number(lib, name)
            if call != UNKNOWN:
                done = lib.seccomp_rule_add_array(context, ERRNO | rule["errnoRet"], call, len(compares), array)
                assert done == 0, f"{name}: {os.strerror(-done)}"
    done = lib.seccomp_load(context)  # sets no-new-privileges first
    assert done == 0, os.strerror(-done)


def main():
    load(json.loads(Path(sys.argv[1]).read_text()))
    os.execvp(sys.argv[2], sys.argv[2:])


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main()
