"""What PySide says of wrong calls is loaded when the first wrong call is made.

PySide brings modules about the signatures of Qt's methods as source inside its library: each start would compile them,
and have them read the source of every module imported afterwards for a switch of features nothing here uses. They make
the sentence that is told when a method is called wrongly, and answer who asks for a signature.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from unionbook.ground.unloaded import Later

BRINGS = "EmbeddableZipImporter"
"""The finder of these modules, which PySide puts before all others while it loads them."""

FIRST = "shibokensupport.signature.loader"
"""The module whose functions PySide calls; they ask the others for what they need."""

_HOME = "shibokensupport."
_SIGNS = ("mapping", "errorhandler", "layout", "parser", "lib.tool", "lib.enum_sig", "lib.pyi_generator")

LATER = frozenset((f"{_HOME}feature", *(f"{_HOME}signature.{name}" for name in _SIGNS)))
"""What is loaded when something of it is asked for."""

MAPPING, UPDATE = "shibokensupport.signature.mapping", "update_mapping"
"""The one whose function PySide takes out of it without asking."""


@contextmanager
def put_off() -> Iterator[None]:
    """PySide's first import stands inside. Where it brings its modules in another way nothing is put off."""
    before = sys.meta_path
    sys.meta_path = _Finders(before)
    try:
        yield
    finally:
        sys.meta_path = before


class _Finders(list[Any]):
    """The finders, among which PySide's is one that puts off."""

    def insert(self, at: Any, finder: Any) -> None:
        super().insert(at, _Finder(finder) if type(finder).__name__ == BRINGS else finder)

    def remove(self, finder: Any) -> None:
        super().remove(next((one for one in self if isinstance(one, _Finder) and one.finder is finder), finder))


class _Finder:
    def __init__(self, finder: Any) -> None:
        self.finder = finder

    def find_spec(self, name: str, path: object, target: object = None) -> Any:
        spec = self.finder.find_spec(name, path, target)
        if name in LATER:
            spec.loader = Later(spec.loader, name, UPDATE if name == MAPPING else "")
        elif name == FIRST:
            spec.loader = _First(spec.loader)
        return spec


class _First:
    """Loads it, without the switch of features, for which every import would go through Python."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def create_module(self, spec: object) -> None:
        """As Python makes any."""

    def exec_module(self, module: ModuleType) -> None:
        self.loader.exec_module(module)
        vars(module)["post_init"] = lambda: None
