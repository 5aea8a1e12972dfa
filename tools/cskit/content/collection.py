"""When Python's garbage collector has nothing to find, and would look through the whole content for it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 100_000
"""So many new objects are worth hiding from the collector; a look through fewer takes some milliseconds."""


@contextmanager
def no_collection() -> Iterator[None]:
    """Hold the collector back while records are made or read, and let it pass over many of them for good.

    Records hold no cycles, so there is nothing to collect: they go when nobody holds them any more. With 5,000
    terms the collector's looks, at the end of the process as well, take as long as a check from the cache.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > _MANY:
            gc.freeze()
        if enabled:
            gc.enable()
