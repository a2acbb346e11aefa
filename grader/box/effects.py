"""Cells that change nothing that the cells before them can see, told by their text alone.

A question's hidden cases run after the whole notebook, against a copy of the box that was left behind at its check. For
a cell that only defines a new function no copy is needed: what stood before stands after, as long as nobody before has
spoken of the new name, and the question's cases do not get to see it. Most homework is made of such cells. Wherever
there is a doubt, a cell counts as one that changes things; all is judged before any cell runs.
"""

import ast
import re
import warnings
from collections.abc import Iterator, Sequence

MOST_CHARACTERS = 500_000
# Words by which code can look at its namespace as a whole, at what runs it, or at the state of a random generator.
_PRYING = frozenset(
    (
        *("globals", "locals", "vars", "dir", "eval", "exec", "compile", "getattr", "setattr", "delattr"),
        *("builtins", "sys", "gc", "inspect", "importlib", "types", "ctypes", "modules", "exit", "quit"),
        *("get_ipython", "In", "Out", "f_globals", "f_locals", "f_back", "user_ns", "__import__", "__main__"),
        *("__dict__", "__builtins__", "__globals__", "__code__", "__closure__", "__class__", "__subclasses__"),
        *("random", "seed", "shuffle", "default_rng", "RandomState"),
    )
)
_HISTORY = re.compile(r"_+|_i+|_i?\d+|_[iod]h")  # what IPython keeps after every cell
_QUIET_MAGIC = re.compile(r"^%matplotlib\b.*$", re.MULTILINE)


def bound(sources: Sequence[str]) -> list[list[str] | None]:
    """What each cell binds, if that is all that it does and nobody before has spoken of it; None for other cells."""
    if sum(map(len, sources)) > MOST_CHARACTERS:
        return [None] * len(sources)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        trees = [_parse(source) for source in sources]
    words = [set(_words(tree)) for tree in trees]
    if any(map(_PRYING.intersection, words)) or any(map(_speaks_of_history, trees)):
        return [None] * len(sources)
    answers: list[list[str] | None] = []
    spoken: set[str] = set()
    for source, tree, found in zip(sources, trees, words, strict=True):
        names = _bound(tree) if _QUIET_MAGIC.search(source) is None else None
        answers.append(None if names is None or names & spoken or None in trees[: len(answers)] else sorted(names))
        spoken |= found
    return answers


def _parse(source: str) -> ast.Module | None:
    """None for what is no Python: a magic, say, which may speak of anything."""
    try:
        return ast.parse(_QUIET_MAGIC.sub("", source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _words(tree: ast.Module | None) -> Iterator[str]:
    """Every name, attribute, argument and text in a cell."""
    for node in ast.walk(tree) if tree is not None else ():
        for field in ("id", "attr", "arg", "name", "asname", "module", "rest"):
            value = getattr(node, field, None)
            if isinstance(value, str):
                yield from value.split(".")
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            yield from node.names


def _speaks_of_history(tree: ast.Module | None) -> bool:
    """Whether a cell reads a name that IPython sets after every cell; `for _ in range(n)` does not."""
    return tree is not None and any(
        isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and _HISTORY.fullmatch(node.id) is not None
        for node in ast.walk(tree)
    )


def _bound(tree: ast.Module | None) -> set[str] | None:
    """The names that a cell of definitions and constants binds; None for any other cell."""
    if tree is None:
        return None
    names: set[str] = set()
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef) and _is_plain(statement):
            names.add(statement.name)
        elif isinstance(statement, ast.Assign) and _is_constant(statement.value):
            for target in statement.targets:
                if not isinstance(target, ast.Name):
                    return None
                names.add(target.id)
        else:
            return None
    return names


def _is_plain(function: ast.FunctionDef) -> bool:
    """A function whose definition runs nothing: no decorators, constants as defaults, no annotations but names."""
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    annotations = [argument.annotation for argument in every if argument is not None]
    defaults = [*arguments.defaults, *(default for default in arguments.kw_defaults if default is not None)]
    return (
        not function.decorator_list
        and all(map(_is_constant, defaults))
        and all(note is None or isinstance(note, (ast.Name, ast.Constant)) for note in [*annotations, function.returns])
    )


def _is_constant(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        return isinstance(node.operand, ast.Constant)
    if isinstance(node, (ast.List, ast.Tuple)):
        return all(map(_is_constant, node.elts))
    return isinstance(node, ast.Constant)
