"""How the clerk wants a list on this PC: which columns, how wide, which of them stay in sight, in which order."""

from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

from unionbook.store.pc.folder import folder, read_json, write_json


@dataclass
class Layout:
    """Of one list. columns: their keys in order, none for the usual ones.  widths: of those set by hand, in px of the
    standard size.  frozen: so many first columns stay in sight.  order, strokes: as of `Asked`."""

    kind: str
    columns: list[str] = field(default_factory=list)
    widths: dict[str, int] = field(default_factory=dict)
    frozen: int = 0
    order: list[str] = field(default_factory=list)
    strokes: bool = False

    @classmethod
    def load(cls, kind: str) -> "Layout":
        """What is remembered on this PC; what cannot be read is as if it had never been set."""
        try:
            data = read_json(folder("lists") / f"{kind}.json")
        except OSError:
            return cls(kind)
        return cls(
            kind,
            _texts(data.get("columns")),
            {
                str(key): width
                for key, width in _mapping(data.get("widths")).items()
                if isinstance(width, int) and 0 < width < 4000
            },
            frozen if isinstance(frozen := data.get("frozen"), int) and 0 <= frozen < 20 else 0,
            _texts(data.get("order")),
            data.get("strokes") is True,
        )

    def save(self) -> None:
        """Remember it; a PC where that is not allowed only forgets."""
        data = asdict(self)
        del data["kind"]
        with suppress(OSError):
            write_json(folder("lists") / f"{self.kind}.json", data)

    def reset(self) -> None:
        """The usual columns again, in their usual width."""
        self.columns, self.widths, self.frozen = [], {}, 0
        self.save()


def _texts(found: Any) -> list[str]:
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _mapping(found: Any) -> dict[Any, Any]:
    return found if isinstance(found, dict) else {}
