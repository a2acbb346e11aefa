# ruff: noqa: E501 (a case is easier to read on one line)
"""What tests can do with a student's names: values, functions both ways, changes, printing, seeds, files.

Each test grades a small notebook in a real box; a case that passes here would pass under `otter run`, too.
"""

from grader.report import Outcome

# Values


def test_values_are_the_tests_own(passes):
    """Plain data have exact types and print as they are."""
    passes(
        "import numpy as np\nimport pandas as pd\nn = 3\nx = -0.0\nwords = {'a': [1, (2,)]}\nX = np.arange(6.).reshape(2, 3)\n"
        "b = np.bool_(True)\ndf = pd.DataFrame({'a': [1, 2], 'b': ['x', None]})\nnothing = None",
        ">>> type(n), n\n(<class 'int'>, 3)\n>>> x\n-0.0\n>>> words\n{'a': [1, (2,)]}",
        ">>> type(X) == np.ndarray\nTrue\n>>> X\narray([[0., 1., 2.],\n       [3., 4., 5.]])\n>>> X.flags.writeable\nTrue",
        ">>> b\nnp.True_\n>>> nothing is None\nTrue\n>>> assert isinstance(X.sum(), np.float64)",
        ">>> type(df) is pd.DataFrame\nTrue\n>>> df\n   a    b\n0  1    x\n1  2  NaN\n>>> df.loc[df.a > 1, 'b'].isna().all()\nnp.True_",
    )


def test_missing_name_is_a_name_error(judged):
    """A question not attempted fails as it does in a notebook."""
    (result,) = judged("x = 1", ">>> y\n1")
    assert result.outcome is Outcome.errored
    assert "NameError" in result.message and "'y'" in result.message


def test_value_too_deep_for_the_wire_does_not_hide_other_names(passes):
    """A list that contains itself stays in the box; the names beside it cross."""
    passes("a = []\na.append(a)\nx = 1", ">>> a = 2\n>>> x + a\n3", ">>> len(a), x\n(1, 1)")


# Functions


def test_callbacks_go_both_ways(passes):
    """A test's function in the student's hands, the student's function in the test's, and one through the other."""
    passes(
        "def twice(g, x): return g(g(x))\ndef compose(f, g): return lambda x: f(g(x))\ndef add(n):\n"
        "    def inner(x): return x + n\n    return inner\ndef same(f): return f",
        ">>> twice(lambda x: x * 3, 2)\n18",
        ">>> h = compose(lambda x: x + 1, add(10))\n>>> h(1)\n12",
        ">>> add(2)(3), twice(add(1), 0)\n(5, 2)",
        ">>> g = lambda x: -x\n>>> same(g)(4), same(g) is g\n(-4, True)",
        ">>> twice(abs, -3), twice(add(-1), 0)\n(3, -2)",
    )


def test_an_exception_in_a_tests_function_reaches_the_student(passes):
    """Who may catch it, as in one process."""
    passes(
        "def careful(g):\n    try:\n        return g(0)\n    except ZeroDivisionError as error:\n        return str(error)\n"
        "def careless(g): return g(0)",
        ">>> careful(lambda x: 1 / x)\n'division by zero'",
        ">>> careless(lambda x: 1 / x)\nTraceback (most recent call last):\nZeroDivisionError: division by zero",
    )


def test_many_callbacks(passes):
    """A descent of two thousand steps that asks the test's gradient each time."""
    passes(
        "def descend(gradient, x, steps):\n    for _ in range(steps):\n        x = x - 0.1 * gradient(x)\n    return x",
        ">>> calls = []\n>>> def gradient(x):\n...     calls.append(x)\n...     return 2 * x\n"
        ">>> abs(descend(gradient, 1.0, 2000)) < 1e-9, len(calls)\n(True, 2000)",
    )


# Changes in place


def test_arguments_changed_in_place_come_back_changed(passes):
    """A test for mutation sees it: arrays, lists, dicts, sets, frames, by position and by name."""
    passes(
        "import numpy as np\nimport pandas as pd\ndef spoil(a, b=None):\n    a[0] = 99\n    if b is not None:\n        b[0] = 77\n"
        "def extend(xs): xs += [4]\ndef note(d): d['k'] = 1\ndef put(s): s.add(5)\ndef new_column(df): df['c'] = df['a'] * 2\n"
        "def drop_column(df): df.pop('a')\ndef kind(x): return x + 1",
        ">>> X = np.zeros(3)\n>>> Y = X\n>>> spoil(X)\n>>> X, Y is X\n(array([99.,  0.,  0.]), True)",
        ">>> X, Y = [1], np.zeros(2, int)\n>>> spoil(X, b=Y)\n>>> X, Y\n([99], array([77,  0]))",
        ">>> xs = [1]\n>>> extend(xs)\n>>> xs\n[1, 4]",
        ">>> d = {'a': 0}\n>>> note(d)\n>>> d\n{'a': 0, 'k': 1}\n>>> s = {1}\n>>> put(s)\n>>> sorted(s)\n[1, 5]",
        ">>> df = pd.DataFrame({'a': [1, 2]})\n>>> new_column(df)\n>>> df['c'].tolist()\n[2, 4]",
        ">>> df = pd.DataFrame({'a': [1, 2], 'b': 3})\n>>> drop_column(df)\n>>> df.columns.tolist()\n['b']",
        ">>> X = np.zeros(2)\n>>> kind(X)\narray([1., 1.])\n>>> X\narray([0., 0.])",
        ">>> X = np.zeros((2, 2))\n>>> spoil(X[1])\n>>> X\narray([[ 0.,  0.],\n       [99.,  0.]])",
    )


def test_a_change_of_a_students_global_is_seen_by_the_next_case(passes):
    """The function's own state lives on in the box."""
    passes(
        "calls = []\ndef f(x):\n    calls.append(x)\n    return len(calls)",
        ">>> f(1)\n1\n>>> f(2)\n2",
        ">>> f(3), calls\n(3, [1, 2])",
    )


# Printing


def test_what_the_student_prints_is_read_by_a_doctest(passes):
    """In order with what the test itself prints; `print` returns None."""
    passes(
        "import sys\ndef hello(name):\n    print('Hello,', name)\ndef both():\n    print('out')\n    return 3\ndef back(g):\n    print('a')\n    g()\n    print('c')",
        ">>> hello('Ada')\nHello, Ada",
        ">>> both()\nout\n3",
        ">>> back(lambda: print('b'))\na\nb\nc",
        ">>> import io, contextlib\n>>> with contextlib.redirect_stdout(io.StringIO()) as out:\n...     hello('x')\n>>> out.getvalue()\n'Hello, x\\n'",
    )


def test_warnings_are_not_printed_output(passes):
    """What goes to stderr (warnings, progress bars) is not what a doctest compares."""
    passes(
        "import sys, warnings, numpy as np\ndef f(x):\n    warnings.warn('careful')\n    print('bar', file=sys.stderr)\n"
        "    return float(np.log(x))",
        ">>> f(0.0)\n-inf",
    )


# Names, seeds and files


def test_a_students_name_shadows_a_builtin(passes):
    """As in the notebook itself."""
    passes("sum = lambda xs: 'mine'", ">>> sum([1, 2])\n'mine'\n>>> max([1, 2])\n2")


def test_vars_and_globals_show_the_students_names(passes):
    """Tests ask whether a name was defined."""
    passes(
        "x = 1\ndef f(): return 2",
        ">>> 'x' in vars(), 'y' in vars(), 'f' in globals(), 'x' in dir()\n(True, False, True, True)",
        ">>> globals()['x'], vars()['f'](), globals().get('y', 5)\n(1, 2, 5)",
        ">>> y = 3\n>>> 'y' in globals(), y\n(True, 3)",
        ">>> 'y' in globals()\nFalse",
        ">>> def ask():\n...     return x + 1\n>>> ask()\n2",
        ">>> [x for _ in range(2)], (lambda: f())()\n([1, 1], 2)",
    )


def test_seeds_go_to_both_sides(passes):
    """A seed that a test sets decides what the student draws, and what the test draws."""
    passes(
        "import numpy as np, random\ndef draw(): return np.random.rand()\ndef pick(): return random.random()\n"
        "def later(rng): return rng.random()",
        ">>> np.random.seed(7)\n>>> a = draw()\n>>> np.random.seed(7)\n>>> a == np.random.rand()\nTrue",
        ">>> np.random.seed(7)\n>>> a = draw()\n>>> np.random.seed(7)\n>>> draw() == a, draw() == a\n(True, False)",
        ">>> random.seed(3)\n>>> a = pick()\n>>> random.seed(3)\n>>> pick() == a == random.Random(3).random()\nTrue",
    )


def test_async_results_and_display(passes):
    """What notebooks can do and scripts cannot: top-level await, magics, the last value."""
    passes(
        ["async def f(): return 4\ny = await f()", "%matplotlib inline\nz = !echo hi", "y + 1", "w = _"],
        ">>> y, w\n(4, 5)",
    )


def test_files_of_the_assignment_are_on_both_sides(passes):
    """The student reads them in the notebook, the test in its case."""
    passes(
        "import pandas as pd\ndf = pd.read_csv('data/a.csv')\ntext = open('b.txt').read()\nopen('mine.txt', 'w').write('by me')",
        ">>> len(df), text\n(2, 'hello')\n>>> len(pd.read_csv('data/a.csv'))\n2",
        ">>> open('b.txt').read(), open('mine.txt').read()\n('hello', 'by me')",
        files={"data/a.csv": "x\n1\n2\n", "b.txt": "hello"},
    )


def test_module_of_the_assignment_is_on_both_sides(passes):
    """A helper that the author ships is imported by the notebook and by the test."""
    passes(
        "import helper\nx = helper.double(2)",
        ">>> import helper\n>>> helper.double(x), x\n(8, 4)",
        files={"helper.py": "def double(x): return 2 * x\n"},
    )


# What libraries keep


def test_closing_figures_closes_the_students(passes):
    """`plt.close('all')` in a test: the student's next figure is a fresh one; a figure of the student's by itself."""
    source = (
        "import matplotlib.pyplot as plt\ndef draw(x):\n    axes = plt.gca()\n    axes.plot([0, x])\n    return axes\n"
        "def pictures():\n    return plt.get_fignums()"
    )
    passes(
        source,
        ">>> import matplotlib.pyplot as plt\n>>> counts = []\n>>> for x in (1, 2):\n"
        "...     counts.append(len(draw(x).lines))\n...     plt.close('all')\n>>> counts, pictures()\n([1, 1], [])",
        ">>> import matplotlib.pyplot as plt\n>>> axes = draw(1)\n>>> plt.close(axes.figure)\n>>> pictures()\n[]",
        ">>> import matplotlib.pyplot as plt\n>>> axes = draw(1)\n>>> len(draw(2).lines)\n2\n>>> plt.close()\n>>> pictures()\n[]",
    )


def test_a_generator_that_changes_what_it_was_given(passes):
    """While it is iterated, not only when it is made; by position and by name."""
    source = (
        "def batches(data, *, size=2, seen=None):\n    data.reverse()\n    for start in range(0, len(data), size):\n"
        "        if seen is not None:\n            seen.append(start)\n        yield data[start:start + size]"
    )
    passes(
        source,
        ">>> data = [1, 2, 3]\n>>> made = batches(data)\n>>> data\n[1, 2, 3]\n>>> next(made), data\n([3, 2], [3, 2, 1])",
        ">>> seen = []\n>>> for batch in batches([1, 2, 3, 4], seen=seen):\n...     print(batch, seen)\n[4, 3] [0]\n[2, 1] [0, 2]",
    )
