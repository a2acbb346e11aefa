# ruff: noqa: E501 (a cell is easier to read on one line)
"""What honest notebooks do beside homework's usual libraries still works with every layer of the box in place."""

import pytest

from grader.job import Tier

CELLS = {
    "numpy": """
        import numpy as np
        np.save('a.npy', np.arange(12)); found = float(np.linalg.svd(np.random.rand(60, 60))[1].sum() > 0)
        found = int(np.load('a.npy', mmap_mode='r').sum()) == 66 and found
    """,
    "pandas": """
        import pandas as pd
        frame = pd.DataFrame({'a': [1, 2], 'b': ['x', 'y']})
        frame.to_csv('f.csv'); frame.to_json('f.json')
        found = pd.read_csv('f.csv', index_col=0).equals(frame) and frame.groupby('b').a.sum().sum() == 3
    """,
    "scipy": """
        import scipy.optimize, scipy.sparse.linalg, scipy.stats, scipy.integrate
        found = scipy.optimize.minimize(lambda x: (x ** 2).sum(), [3., 4.]).success and scipy.stats.norm.cdf(0) == .5
    """,
    "sklearn": """
        from sklearn.ensemble import RandomForestRegressor
        from sklearn.model_selection import cross_val_score
        import numpy as np
        x = np.random.rand(60, 2)
        cross_val_score(RandomForestRegressor(8, n_jobs=2), x, x.sum(1), cv=2)
        found = True
    """,
    "matplotlib": """
        import matplotlib.pyplot as plt, os
        figure = plt.figure(); axes = figure.add_subplot(projection='3d'); axes.plot([1, 2], [1, 2], [3, 4])
        axes.set_title('$x^2$'); figure.savefig('f.png'); figure.savefig('f.pdf'); figure.savefig('f.svg'); plt.show()
        found = all(os.path.getsize('f.' + kind) > 1000 for kind in ('png', 'pdf', 'svg'))
    """,
    "plotly and seaborn": """
        import plotly.express as px, seaborn as sns
        px.line(x=[1, 2], y=[3, 4]).write_html('f.html'); px.scatter_3d(x=[1], y=[2], z=[3])
        sns.histplot([1, 2, 2, 3])
        found = 'plotly' in open('f.html').read()
    """,
    "IPython": """
        %timeit -n1 -r1 sum(range(10))
        %pwd
        listing = !ls /usr/bin | head -3
        from IPython.display import display, Markdown
        display(Markdown('*x*'))
        found = len(listing) == 3
    """,
    "threads": """
        import threading, queue
        from concurrent.futures import ThreadPoolExecutor
        box = queue.Queue(); thread = threading.Thread(target=box.put, args=(1,)); thread.start(); thread.join()
        timer = threading.Timer(0.01, box.put, (2,)); timer.start(); timer.join()
        found = sum(ThreadPoolExecutor(4).map(abs, [-1, -2])) + box.get() + box.get() == 6
    """,
    "programs": """
        import subprocess
        def out(*command, **more): return subprocess.run(command, capture_output=True, text=True, check=True, **more).stdout
        shell = out('bash', '-c', 'for i in 1 2 3; do echo $i; done | sort -rn | tr "\\\\n" " "')
        out('cp', '-a', '/usr/bin/true', 'copy'); out('tar', 'czf', 'copy.tgz', 'copy'); out('tar', 'xzf', 'copy.tgz', '--no-same-owner')
        out('timeout', '5', './copy'); out('find', '.', '-name', 'copy'); out('python3', '-c', 'import json, ssl')
        found = shell.split() == ['3', '2', '1'] and out('cat', input='x') == 'x' and out('id', '-u').strip().isdigit()
    """,
    "asyncio": """
        import asyncio
        async def work():
            process = await asyncio.create_subprocess_exec('cat', stdin=-1, stdout=-1)
            told, _ = await process.communicate(b'x')
            await asyncio.to_thread(abs, 1)
            return told + str(await asyncio.gather(asyncio.sleep(0.001, 1), asyncio.sleep(0, 2))).encode()
        import threading
        answers = []
        thread = threading.Thread(target=lambda: answers.append(asyncio.run(work()))); thread.start(); thread.join()
        found = answers == [b'x[1, 2]'] and await asyncio.sleep(0.001, True)
    """,
    "multiprocessing": """
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        with multiprocessing.Pool(2) as pool: squares = pool.map(abs, range(-9, 0))
        pipe, end = multiprocessing.Pipe()
        child = multiprocessing.Process(target=end.send, args=([1],)); child.start(); child.join()
        shared = multiprocessing.Array('d', 3); shared[1] = 2
        with ProcessPoolExecutor(2) as pool: found = list(pool.map(abs, [-3]))
        found = sum(squares) + sum(shared) + sum(pipe.recv()) + sum(found) == 51
    """,
    "shared memory": """
        from multiprocessing import shared_memory
        import mmap
        block = shared_memory.SharedMemory(create=True, size=4096); block.buf[0] = 7
        again = shared_memory.SharedMemory(block.name)
        found = again.buf[0] == 7 and len(mmap.mmap(-1, 4096)) == 4096
        block.unlink()
    """,
    "files": """
        import tempfile, pathlib, shutil, os, zipfile, gzip, glob
        with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile('w') as file:
            file.write('x'); file.flush()
            shutil.copy2(file.name, folder); shutil.copytree(folder, 'tree'); shutil.move('tree', 'moved')
            shutil.make_archive('all', 'zip', 'moved')
        pathlib.Path('l').symlink_to('moved'); os.link('all.zip', 'hard.zip'); os.chmod('all.zip', 0o600)
        pathlib.Path('t').touch(); os.utime('t', (1, 1)); os.truncate('t', 9); os.replace('t', 'u')
        gzip.open('z.gz', 'w').write(b'x'); shutil.rmtree('moved')
        found = sorted(os.listdir('.')) == ['all.zip', 'hard.zip', 'l', 'u', 'z.gz'] and shutil.disk_usage('.').total > 0
    """,
    "sqlite": """
        import sqlite3
        base = sqlite3.connect('base.db'); base.execute('pragma journal_mode=wal'); base.execute('create table t (a)')
        base.executemany('insert into t values (?)', [(1,), (2,)]); base.commit()
        found = sqlite3.connect('base.db').execute('select sum(a) from t').fetchone() == (3,)
    """,
    "time and signals": """
        import time, signal, datetime, zoneinfo, resource, os, select, secrets
        got = []
        signal.signal(signal.SIGALRM, lambda *_: got.append(1)); signal.setitimer(signal.ITIMER_REAL, 0.01); signal.pause()
        signal.signal(signal.SIGUSR1, lambda *_: got.append(2)); os.kill(os.getpid(), signal.SIGUSR1)
        time.sleep(0.001); resource.getrusage(resource.RUSAGE_SELF); secrets.token_bytes(4); os.getloadavg; os.cpu_count()
        found = got == [1, 2] and datetime.datetime.now(zoneinfo.ZoneInfo('Europe/Berlin')).year > 2000
    """,
    "a terminal that is none": """
        import sys, os, shutil, getpass, platform, locale
        found = not sys.stdout.isatty() and not os.isatty(0) and shutil.get_terminal_size().columns > 0 and platform.node() != ''
    """,
}
SHARED = ("multiprocessing", "shared memory")


@pytest.mark.parametrize("name", CELLS)
def test_an_ordinary_cell_works(grade, engine, name):
    """It ends without an error, and finds what it should."""
    if name in SHARED and engine.tier is Tier.reduced:
        pytest.skip("tier reduced has no /dev/shm: the machine's own is every box's")
    report = grade({"q1": [">>> bool(found)\nTrue"]}, _dedent(CELLS[name]))
    assert not report.cells, report.cells
    assert report.score == 1, report.questions[0].cases[0].detail


def _dedent(source):
    return "\n".join(line[8:] for line in source.strip("\n").split("\n"))
