"""The papers of a frozen program: what is in it as CycloneDX, and the words of every licence."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from release.contents import Work
from release.version import CHINESE, NAME, version

LICENCES = "licenses"


def write_licences(works: Sequence[Work], folder: Path) -> None:
    """Put the words of each licence into the program's folder, and a list of them."""
    home = folder / LICENCES
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    lines = [f"{one.name} {one.version}\t{one.licence}\n" for one in works]
    (home / "LIST.txt").write_text("".join(lines), encoding="utf-8", newline="\n")
    for one in works:
        place = home / one.name.partition(" ")[0]
        place.mkdir()
        for name, text in one.texts.items():
            (place / name).write_bytes(text.read_bytes())


def bill(works: Sequence[Work], platform: str, moment: int) -> dict[str, Any]:
    """What is in the program as CycloneDX 1.6. moment: the second the sources are of, instead of the clock."""
    own = f"pkg:generic/unionbook@{version()}?platform={platform}"
    parts = [_part(one) for one in works if one.name != "unionbook"]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, own + json.dumps(parts))}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": NAME,
                "description": CHINESE,
                "version": version(),
                "licenses": [{"expression": "Apache-2.0"}],
                "purl": own,
            },
        },
        "components": parts,
        "dependencies": [{"ref": own, "dependsOn": [one["bom-ref"] for one in parts]}],
    }


def _part(one: Work) -> dict[str, Any]:
    told = {
        "type": "library",
        "bom-ref": one.purl or f"{one.name}@{one.version}",
        "name": one.name,
        "version": one.version,
        "licenses": [{"expression": one.licence}],
    }
    return {**told, "purl": one.purl} if one.purl else told


def write_bill(works: Sequence[Work], platform: str, moment: int, out: Path) -> None:
    """Write it, the same bytes for the same content."""
    text = json.dumps(bill(works, platform, moment), ensure_ascii=False, indent=1)
    out.write_text(text + "\n", encoding="utf-8", newline="\n")
