# ruff: noqa: E501 (a case is easier to read on one line)
"""Stand-ins for functions, generators and objects of the student's behave as these do.

Each test grades a small notebook in a real box; a case that passes here would pass under `otter run`, too.
"""


def test_functions_are_called_by_every_kind_of_argument(passes):
    """Positional, by name, defaults, starred; results by value."""
    passes(
        "import numpy as np\ndef f(a, b=2, *rest, c=4, **more):\n    'Says what it got.'\n    return (a, b, rest, c, more)",
        ">>> f(1)\n(1, 2, (), 4, {})\n>>> f(1, 3, 5, c=7, d=np.ones(2))\n(1, 3, (5,), 7, {'d': array([1., 1.])})",
        ">>> f.__name__, f.__doc__\n('f', 'Says what it got.')\n>>> callable(f)\nTrue",
        ">>> import inspect\n>>> list(inspect.signature(f).parameters)\n['a', 'b', 'rest', 'c', 'more']",
        ">>> import types\n>>> isinstance(f, types.FunctionType)\nTrue",
        ">>> list(map(f, [1, 2])) == [(1, 2, (), 4, {}), (2, 2, (), 4, {})]\nTrue",
    )


def test_generators_and_iterators(passes):
    """Step by step, to the end and beyond; an endless one as far as it is asked."""
    passes(
        "def count(n):\n    for i in range(n):\n        yield i\ndef forever():\n    i = 0\n    while True:\n        yield i\n        i += 1\n"
        "it = iter([1, 2])\ndef total(xs): return sum(xs)",
        ">>> list(count(3)), next(count(1)), sum(count(4))\n([0, 1, 2], 0, 6)",
        ">>> g = count(1)\n>>> next(g)\n0\n>>> next(g)\nTraceback (most recent call last):\nStopIteration",
        ">>> from itertools import islice\n>>> list(islice(forever(), 3))\n[0, 1, 2]",
        ">>> list(it)\n[1, 2]",
        ">>> total(x for x in range(4)), total(map(abs, [-1, 2])), total({1: 2}.keys())\n(6, 3, 1)",
    )


# Objects

CLASSES = """
class Account:
    rate = 0.5
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
    def deposit(self, amount):
        if amount < 0:
            raise ValueError('negative')
        self.balance += amount
        return self
    def __repr__(self): return f'Account({self.owner!r}, {self.balance})'
    def __eq__(self, other): return isinstance(other, Account) and self.balance == other.balance
    def __lt__(self, other): return self.balance < other.balance
    def __add__(self, other): return Account(self.owner, self.balance + getattr(other, 'balance', other))
    def __len__(self): return 2
    def __getitem__(self, key): return (self.owner, self.balance)[key]
    def __iter__(self): return iter((self.owner, self.balance))
    def __contains__(self, item): return item in (self.owner, self.balance)
    def __call__(self, x): return x * self.rate
    def __enter__(self): return self
    def __exit__(self, *exc): return False
    @property
    def double(self): return 2 * self.balance
    @classmethod
    def empty(cls): return cls('nobody')
    @staticmethod
    def unit(): return 'EUR'
class Savings(Account):
    rate = 0.75
def make(): return Account('x', 5)
"""


def test_classes_and_instances(passes):
    """Made, asked, changed and compared as in one process."""
    passes(
        CLASSES,
        ">>> a = Account('Ada', balance=3)\n>>> a\nAccount('Ada', 3)\n>>> a.owner, a.balance, a.double\n('Ada', 3, 6)",
        ">>> a = Account('Ada')\n>>> a.deposit(4).deposit(1).balance\n5\n>>> a.balance = 9\n>>> str(a), f'{a}'\n"
        "(\"Account('Ada', 9)\", \"Account('Ada', 9)\")",
        ">>> Account('a').deposit(-1)\nTraceback (most recent call last):\n    ...\nValueError: negative",
        ">>> isinstance(make(), Account), isinstance(3, Account), issubclass(Savings, Account)\n(True, False, True)",
        ">>> a, b = Account('a', 1), Savings('b', 2)\n>>> a == b, a != b, a < b, a == Account('c', 1)\n(False, True, True, True)",
        ">>> a = Account('a', 1)\n>>> (a + Account('b', 2)).balance, (a + 5).balance\n(3, 6)",
        ">>> a = Account('a', 1)\n>>> len(a), a[0], list(a), 'a' in a, a(8), tuple(a)\n(2, 'a', ['a', 1], True, 4.0, ('a', 1))",
        ">>> Account.empty().owner, Account.unit(), Savings.rate\n('nobody', 'EUR', 0.75)",
        ">>> with Account('w', 1) as w:\n...     print(w.owner)\nw",
        ">>> hasattr(make(), 'owner'), hasattr(make(), 'nothing'), getattr(make(), 'nothing', 7)\n(True, False, 7)",
        ">>> make().nothing\nTraceback (most recent call last):\nAttributeError: 'Account' object has no attribute 'nothing'",
        ">>> sorted([Account('b', 2), Account('a', 1)])\n[Account('a', 1), Account('b', 2)]",
        ">>> type(make()).__name__, Account.__name__\n('Account', 'Account')",
    )


def test_common_containers_of_the_library(passes):
    """Counter, defaultdict, deque, namedtuple: handles that behave."""
    passes(
        "from collections import Counter, defaultdict, namedtuple, deque\nc = Counter('aab')\nd = defaultdict(list)\nd['x'].append(1)\n"
        "Point = namedtuple('Point', 'x y')\np = Point(1, 2)\nq = deque([1, 2], maxlen=2)",
        ">>> c['a'], c.most_common(1), isinstance(c, dict), dict(c)\n(2, [('a', 2)], True, {'a': 2, 'b': 1})",
        ">>> c == {'a': 2, 'b': 1}\nTrue\n>>> d['x'], len(d)\n([1], 1)",
        ">>> p.x, p == (1, 2), p, Point(3, 4).y\n(1, True, Point(x=1, y=2), 4)\n>>> x, y = p\n>>> x + y\n3",
        ">>> list(q), q.maxlen\n([1, 2], 2)",
    )


def test_a_subclass_of_a_builtin_is_an_instance_of_it(passes):
    """A namedtuple is a tuple, an IntEnum an int."""
    passes(
        "import numpy as np\nfrom collections import namedtuple\np = namedtuple('Point', 'x y')(1, 2)",
        ">>> isinstance(p, tuple), isinstance(p, list), np.array(p), type(p) is tuple\n(True, False, array([1, 2]), False)",
    )


def test_figures_and_axes(passes):
    """A plot is asked for its labels, lines and data."""
    passes(
        "import matplotlib.pyplot as plt\nimport numpy as np\nfig, ax = plt.subplots()\nax.plot([1, 2], [3, 4], label='line')\n"
        "ax.set(xlabel='x', title='Loss')\nax.legend()\ndef draw():\n    plt.figure()\n    plt.plot([0, 1])\n    plt.ylabel('y')\n    return plt.gca()",
        ">>> ax.get_title(), ax.get_xlabel(), len(ax.lines)\n('Loss', 'x', 1)",
        ">>> ax.lines[0].get_xdata(), ax.get_lines()[0].get_label()\n(array([1, 2]), 'line')",
        ">>> isinstance(ax, plt.Axes), isinstance(fig, plt.Figure)\n(True, True)",
        ">>> [t.get_text() for t in ax.get_legend().get_texts()]\n['line']",
        ">>> draw().get_ylabel()\n'y'",
    )
