"""When Python's garbage collector has nothing to find, and would look through the whole content for it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Hold the collector back while records are made or read that are kept anyway.

    Records hold no cycles, so there is nothing to collect; with 5,000 terms the search for it takes
    as long as reading them from the cache.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
