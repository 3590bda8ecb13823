"""会籍变动: what the dated changes of a membership tell of it, and the changes that a member's own fields tell."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from unionbook.ground.errors import Problem
from unionbook.ground.fields import Value
from unionbook.records.member import codes
from unionbook.records.member.event import MemberEvent

Naming = Callable[[MemberEvent], str | None]
"""The name of the union a change was from or to."""


def in_order(events: Sequence[MemberEvent]) -> list[MemberEvent]:
    """Those with a sort and a day, by day; on one day arrivals come first and departures last."""
    whole = [one for one in events if one.sort and one.on]
    return sorted(whole, key=lambda one: (str(one.on)[:10], _rank(one)))


def _rank(event: MemberEvent) -> int:
    return 0 if event.sort in codes.ARRIVALS else 2 if event.sort in codes.GONE else 1


def arrival(events: Sequence[MemberEvent]) -> MemberEvent | None:
    """The change with which the membership begins."""
    return next((one for one in in_order(events) if one.sort in codes.ARRIVALS), None)


def joined_on(event: MemberEvent) -> str | None:
    """The day somebody who arrived so has been a member since, here or elsewhere."""
    return event.first_on or event.on if event.sort == "come" else event.on


def told(events: Sequence[MemberEvent], naming: Naming) -> dict[str, Value]:
    """The fields of the member that follow from the changes; nothing of how it began while no change tells that."""
    ordered = in_order(events)
    if not ordered:
        return {}
    kept = _last(ordered, ("kept",))
    gone = _last(ordered, codes.GONE)
    found: dict[str, Value] = {
        "stage": codes.STAGE_AFTER[str(ordered[-1].sort)],
        "kept_on": kept.on if kept else None,
        "kept_reason": kept.reason if kept else None,
        "left_on": gone.on if gone else None,
        "left_to": naming(gone) if gone else None,
        "left_document": gone.document if gone else None,
    }
    if begun := arrival(events):
        came = begun.sort == "come"
        found |= {
            "joined_on": joined_on(begun),
            "came_on": begun.on if came else None,
            "came_from": naming(begun) if came else None,
        }
    return found


def _last(ordered: Sequence[MemberEvent], sorts: tuple[str, ...]) -> MemberEvent | None:
    return next((one for one in reversed(ordered) if one.sort in sorts), None)


def began(row: Mapping[str, Value]) -> dict[str, Value]:
    """The change with which a member of these values began."""
    if row.get("came_on"):
        return {"sort": "come", "on": row["came_on"], "first_on": row["joined_on"], "union_name": row.get("came_from")}
    return {"sort": "join", "on": row["joined_on"]}


def implied(row: Mapping[str, Value]) -> Iterator[dict[str, Value]]:
    """The changes a member of these values has behind him, none while he is applying."""
    if row["stage"] == "applying" or not row["joined_on"]:
        return
    yield began(row)
    if row.get("kept_on"):
        yield {"sort": "kept", "on": row["kept_on"], "reason": row.get("kept_reason")}
    if row["stage"] in codes.GONE and row.get("left_on"):
        yield {
            "sort": row["stage"],
            "on": row["left_on"],
            "union_name": row.get("left_to"),
            "document": row.get("left_document"),
        }


def contradictions(events: Sequence[MemberEvent]) -> Iterator[Problem]:
    """Changes that cannot follow one another in one membership. events: in the order of the form."""
    if not events:
        return
    state = "" if arrival(events) else "active"
    for event in in_order(events):
        field, sentence = _objection(event, state)
        if sentence:
            place = next(place for place, one in enumerate(events) if one is event)
            yield Problem(f"member_event[{place}].{field}", sentence)
        elif event.sort:
            state = codes.STAGE_AFTER[event.sort]


def _objection(event: MemberEvent, state: str) -> tuple[str, str]:
    """The field and what is wrong with a change in that stage of the membership, "" before it began."""
    label = codes.SORT.label(event.sort or "")
    if state in codes.GONE:
        return "on", f"这份会籍已经结束（{codes.STAGE.label(state)}），之后不应再有{label}；再入会的请另登记一份会籍。"
    if event.sort in codes.ARRIVALS:
        return "sort", "这份会籍已经有入会（转入）的记录，请删去重复的一行。" if state else ""
    if not state:
        return "on", f"{label}早于入会（转入），请核对日期。"
    if event.sort == "kept" and state == "kept":
        return "sort", "会籍已经保留，还没有恢复，请删去重复的一行。"
    if event.sort == "restored" and state != "kept":
        return "sort", "会籍没有保留，不必恢复，请核对变动种类。"
    return "", ""
