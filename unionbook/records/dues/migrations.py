"""How the tables of the dues registers came to be."""

from sqlite_utils import Database, Migrations

migrations = Migrations("unionbook.dues")


def _create(db: Database, name: str, text: str, whole: str, links: list[tuple[str, str]], indexes: str) -> None:
    columns = dict.fromkeys(("uid", *text.split()), str) | dict.fromkeys(whole.split(), int)
    foreign = [(column, table, "uid") for column, table in links]
    db.table(name).create(columns, pk="uid", strict=True, foreign_keys=foreign)
    for column in (*(column for column, _ in links), *indexes.split()):
        db.table(name).create_index([column])


@migrations()
def create_payer(db: Database) -> None:
    """The table of payers of the first version."""
    text = (
        "name credit_code number enterprise organisation registration industry tax_office tax_section town_code"
        " state contact phone union_status union_on union_name union_code union_category papers papers_done_on"
        " missing account_name account bank bank_code note"
    )
    links = [("enterprise", "enterprise"), ("organisation", "organisation")]
    _create(db, "payer", text, "tax_workers union_workers", links, "name credit_code papers_done_on")


@migrations()
def create_dues_receipt(db: Database) -> None:
    """The table of receipts of the first version."""
    text = "payer item period_from period_to received_on deferred_to made_up_on voucher note"
    whole = "supplement wage_total rate due reduction paid owed settled"
    _create(db, "dues_receipt", text, whole, [("payer", "payer")], "received_on period_to")


@migrations()
def create_small_year(db: Database) -> None:
    """The table of small payers by year of the first version."""
    _create(db, "small_year", "payer applied_on basis", "year small", [("payer", "payer")], "applied_on")


@migrations()
def create_split(db: Database) -> None:
    """The table of split schemes of the first version."""
    _create(db, "split", "name condition from_on source note", "base_share total", [], "from_on")


@migrations()
def create_split_share(db: Database) -> None:
    """The table of the levels' shares of the first version."""
    _create(db, "split_share", "split level", "share", [("split", "split")], "")


@migrations()
def create_return_batch(db: Database) -> None:
    """The table of return batches of the first version."""
    text = "number period_from period_to sent_on sender note"
    _create(db, "return_batch", text, "stated total", [], "sent_on")


@migrations()
def create_dues_return(db: Database) -> None:
    """The table of returned amounts of the first version."""
    text = "batch payer split account_name account arrived_on refused_on refused_reason"
    links = [("batch", "return_batch"), ("payer", "payer"), ("split", "split")]
    _create(db, "dues_return", text, "paid full share amount", links, "arrived_on")


@migrations()
def create_fee(db: Database) -> None:
    """The table of membership fees of the first version."""
    links = [("organisation", "organisation"), ("handler", "staff")]
    _create(db, "fee", "organisation month received_on handler note", "payers amount", links, "month")
