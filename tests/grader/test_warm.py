"""A warm parent's memory after it has been laid out anew: the same to every program, and nobody else's to change."""

import subprocess
import sys

import pytest

START = """
import contextlib, gc, json, mmap, os, random
from grader import warm

def mappings():
    with open('/proc/self/maps') as file:
        return [line.split() for line in file if 'holt-warm' in line]

def in_child(work):
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(write, json.dumps(work()).encode())
        os._exit(0)
    os.close(write)
    with open(read, 'rb') as file:
        answer = json.loads(file.read())
    assert os.waitpid(pid, 0)[1] == 0
    return answer

random.seed(7)
tree = {i: [random.random() for _ in range(20)] for i in range(40_000)}
text = ''.join(chr(65 + i % 26) for i in range(3_000_000))
block = bytearray(range(256)) * 8192
whole = lambda: (hash(tuple(map(tuple, tree.values()))), hash(text), hash(bytes(block)))
before = whole()
gc.collect(); gc.freeze()
"""


@pytest.fixture(scope="module")
def run():
    """Run a program in a process of its own, which has built up some memory; returns what it prints."""

    def run(program):
        command = [sys.executable, "-c", START + program]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.split()

    if run("print(warm.settle())") == ["0"]:
        pytest.skip("needs glibc's makecontext: without it forks only cost more")
    return run


def test_memory_moves_and_stays_the_same(run):
    """Most of what is in use, content and all; the garbage collector and the allocator go on."""
    moved, count, same, more = run("""
moved = warm.settle()
assert warm.size == moved
same = whole() == before
grown = [dict(tree) for _ in range(20)]
del grown; gc.collect()
tree.clear(); text = None
fresh = [bytearray(100_000) for _ in range(300)]
print(moved, len(mappings()), same, sum(map(len, fresh)))
""")
    assert int(moved) > 20_000_000 and int(count) > 3 and same == "True" and int(more) == 30_000_000


def test_writes_stay_where_they_were_made(run):
    """A child's are seen neither by its parent nor by the next child, and the parent's not by a child from before."""
    answers = run("""
warm.settle()
def change():
    tree[5][0] = 'mine'; block[:3] = b'xyz'
    return [tree[5][0], bytes(block[:3]).decode()]
def look():
    return whole() == before
print(*in_child(change), in_child(look), whole() == before)
tree[6][0] = 'ours'
print(in_child(lambda: tree[6][0]))
""")
    assert answers == ["mine", "xyz", "True", "True", "ours"]


def test_it_can_be_done_again(run):
    """After more imports, say; what has moved stays."""
    first, second, same = run("""
first = warm.settle()
more = [list(range(1000)) for _ in range(20_000)]
gc.collect(); gc.freeze()
second = warm.settle()
assert warm.size == first + second
print(first, second, whole() == before and sum(map(sum, more)) == 20_000 * 499_500)
""")
    assert int(first) > 20_000_000 and int(second) >= 0 and same == "True"


def test_nobody_can_write_to_the_file(run):
    """No descriptor is left, and the kernel refuses those that root could get by way of /proc."""
    left, allowed = run("""
warm.settle()
left = [fd for fd in os.listdir('/proc/self/fd') if 'holt-warm' in os.path.realpath(f'/proc/self/fd/{fd}')]
refused = 0
for line in mappings():
    try:
        fd = os.open(f'/proc/self/map_files/{line[0]}', os.O_RDWR)
    except OSError:  # not root
        refused += 3
        continue
    for attack in (lambda: os.write(fd, b'x'), lambda: os.truncate(fd, 0), lambda: mmap.mmap(fd, 4096)):
        try:
            attack()
        except (OSError, ValueError):
            refused += 1
print(len(left), 3 * len(mappings()) - refused)
""")
    assert (left, allowed) == ("0", "0")


def test_a_c_library_without_contexts_changes_nothing(run):
    """musl has none."""
    assert run("""
import ctypes
from unittest import mock
with mock.patch.object(ctypes, 'CDLL', lambda *args, **options: object()):
    print(warm.settle(), warm.size, len(mappings()), whole() == before)
""") == ["0", "0", "0", "True"]


def test_mappings_that_have_gone_are_left_alone(run):
    """What was listed and then given back is not touched: something else may lie there by then."""
    assert run("""
regions = list(warm._regions())
here = mmap.mmap(-1, 1 << 20)
address = 0x5000000000
warm._regions = lambda: iter([*regions, (address, address + (1 << 20))])
assert warm.settle() > 20_000_000
with open('/proc/self/maps') as file:
    print(f'{address:x}-' in file.read(), whole() == before)
""") == ["False", "True"]
