"""A child looks at the copies of the box that wait for hidden cases: their memory, their files, their descriptors."""

GOAL = "hidden tests"
TECHNIQUE = "background work"
OTTER = "nothing is copied there"
CELLS = [
    """
import glob, os, re, time
if os.fork() == 0:
    end, seen = time.time() + 15, set()
    while time.time() < end:
        for pid in [n for n in os.listdir('/proc') if n.isdigit() and int(n) != os.getpid()]:
            try:
                for line in open(f'/proc/{pid}/maps'):
                    if 'heap' not in line: continue
                    first, last = [int(part, 16) for part in line.split()[0].split('-')]
                    with open(f'/proc/{pid}/mem', 'rb', 0) as memory:
                        memory.seek(first)
                        for word in re.findall(rb'8042339' + rb'[0-9]{2}|quok' + rb'ka_[0-9]+', memory.read(last - first)):
                            open('/tmp/seen', 'ab').write(word)
                            print(word)
            except (OSError, ValueError):
                pass
    os._exit(0)
def square(x): return x
def show(): return open('/tmp/seen').read() if os.path.exists('/tmp/seen') else None
""",
    "grader.check('square')",
    "import time\ntime.sleep(1)\nshow()",
]
