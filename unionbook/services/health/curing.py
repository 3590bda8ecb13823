"""What is done about a finding at one click: leaving its rows as they are, or mending what the program can tell."""

from itertools import combinations

from unionbook.services.backup.keeping import Why, beforehand
from unionbook.services.doubles.apart import apart, note_apart
from unionbook.services.health import KEPT, SETTLED, Finding, matches
from unionbook.services.kept import recount
from unionbook.store.act import Act
from unionbook.store.book import Book


def settle(book: Book, finding: Finding) -> int:
    """Tell of these rows no more; how many there were. Raises Refusal."""
    with book.change(f"数据体检：{finding.label} {len(finding.uids)} {finding.kind.measure}核对无误") as act:
        if finding.groups:
            _part(book, act, finding)
        else:
            for uid in finding.uids:
                told = {"finding": finding.key, "of_kind": finding.kind.name, "target": uid}
                act.add(SETTLED, {**told, "settled_on": book.today().isoformat()})
    return len(finding.uids)


def _part(book: Book, act: Act, finding: Finding) -> None:
    """Note of every two rows of a group that they are not the same."""
    known = apart(book, finding.kind)
    for group in finding.groups:
        for one, other in combinations(group, 2):
            if frozenset((one, other)) not in known:
                note_apart(book, act, finding.kind, one, other)


def cure(book: Book, finding: Finding) -> int:
    """Mend what can be mended; how many rows were. Raises Refusal."""
    kind = finding.kind
    beforehand(book, Why.BATCH, finding.curable)
    with book.change(f"数据体检：{finding.label} {finding.curable} {kind.measure}") as act:
        if finding.key == f"{kind.name}.{KEPT}":
            return recount(book, act)
        doubt = next(one for one in kind.upkeep.doubts if finding.key == f"{kind.name}.{one.name}")
        text, link = doubt.links
        found = matches(book, kind, doubt)
        for uid, target in found.items():
            act.set(kind.name, uid, {link: target, text: None})
        return len(found)
