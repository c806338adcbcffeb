"""Keeps an import from loading what it names and hardly ever uses."""

from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any


class _Late(ModuleType):
    """Stands in for a module, and asks the real one for what it was not given itself."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


@contextlib.contextmanager
def put_off(name: str, **given: object) -> Iterator[None]:
    """Until the end of the block, let an import of `name` load nothing; what is `given` can be had of it even so.

    Whoever imported it in the block loads it on the first use; who imports it later has the real module. Does nothing
    where it is loaded already.
    """
    if name in sys.modules:
        yield
        return
    late = _Late(name)
    late.__dict__.update(given)
    package, _, own = name.rpartition(".")
    sys.modules[name] = late
    if package:
        setattr(importlib.import_module(package), own, late)
    try:
        yield
    finally:
        if sys.modules.get(name) is late:
            del sys.modules[name]
            if package:
                delattr(sys.modules[package], own)
