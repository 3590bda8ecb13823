"""How the tables of reports came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.report")


@migrations()
def create_report(db: Database) -> None:
    """The tables of the first version."""
    names = ("uid", "title", "period", "as_of", "template", "seen", "note")
    db.table("report").create(dict.fromkeys(names, str), pk="uid", strict=True)
    db.table("report").create_index(["period"])
    db.table("report_part").create(
        {"uid": str, "report": str, "place": int, "text": str, "origin": str},
        pk="uid",
        strict=True,
        foreign_keys=[("report", "report", "uid")],
    )
    db.table("report_part").create_index(["report"])
    texts = ("issued_on", "issued_by", "reason", "title", "period", "template", "fingerprint", "pdf", "content")
    db.table("report_issue").create(
        {"uid": str, "report": str, "number": str, "version": int, **dict.fromkeys(texts, str)},
        pk="uid",
        strict=True,
        foreign_keys=[("report", "report", "uid")],
    )
    db.table("report_issue").create_index(["report"])
    db.table("report_template").create({"uid": str, "name": str, "text": str}, pk="uid", strict=True)
