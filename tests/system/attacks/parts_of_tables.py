"""Tables forged from parts that no honest table has: dtypes named by text, time zones that are paths, odd indexes."""

GOAL = "outage"
TECHNIQUE = "payloads"
OTTER = "there is no wire"
CELLS = [
    """
import gc, sys
from grader import values, wire
S = next(o for o in gc.get_objects() if type(o).__name__ == 'Student')
def strings(*items): return values.Items('list', list(items))
def pairs(**items): return values.Pairs(list(items), list(items.values()))
odd = [
    values.Table('categorical', {'data': pairs(dtype=text, values=strings('1', '2'))})
    for text in ('datetime64[ns, dateutil//etc/passwd]', 'Sparse[object]', 'string[pyarrow]', 'period[100000000D]', 'category',
                 'object', 'interval[int64, both]', 'datetime64[ns, ../../../../etc/passwd]')]
odd += [values.Table('index', {'data': values.Array('<M8[2147483647Y]', (1,), 'C', b'\\x7f' * 8), 'name': None}),
        values.Table('multi_index', {'levels': strings(), 'codes': strings(), 'names': strings()}),
        values.Array('<m8[999999999as]', (1,), 'C', b'\\xff' * 8), values.Array('<U1', (1,), 'C', b'\\xff' * 4),
        values.Array('|b1', (3,), 'C', b'\\x02\\xff\\x00'), values.Array('<f16', (1,), 'C', b'\\xaa' * 16),
        values.Table('datetime_index', {'data': values.Array('<M8[ns]', (1,), 'C', b'\\x7f' * 8), 'name': None, 'freq': 'B' * 9999})]
turn = [0]
honest = type(S)._names
def names(self, message):
    answer = honest(self, message)
    for name in message.names or ():
        if name in ('square', 'double', 'descend', 'show'):
            turn[0] += 1
            answer.values[name] = odd[turn[0] % len(odd)]
    return answer
sys.modules[type(S).__module__]._HANDLERS[wire.Names] = names
""",
    *["for q in ('square', 'table', 'descend', 'show'): grader.check(q)"] * 4,
]
