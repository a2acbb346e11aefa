"""The tips of the lectures: 244 restaurant bills in dollars."""

import numpy as np
import plotly.data
import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def tips():
    """The table as plotly ships it."""
    return plotly.data.tips()


@pytest.fixture(scope="session")
def bill(tips):
    return tips["total_bill"].to_numpy()


@pytest.fixture(scope="session")
def tip(tips):
    return tips["tip"].to_numpy()


@pytest.fixture(scope="session")
def X(bill):
    """The bills behind a column of ones."""
    return np.column_stack([np.ones_like(bill), bill])


@pytest.fixture(scope="session")
def ols(X, tip):
    """The exact least-squares weights."""
    return np.linalg.lstsq(X, tip, rcond=None)[0]
