"""What tests of the room share."""

import gc
import warnings
from collections.abc import Iterator

import pytest


@pytest.fixture
def drawn_pictures() -> Iterator[None]:
    """The editor leaves the files of the thumbnails it draws to be closed by themselves."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()
