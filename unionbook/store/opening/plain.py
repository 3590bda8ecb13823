"""The few shapes a statement in a book's own description may have: plain tables and indexes, nothing that computes."""

from unionbook.ground.pattern import pattern

_WORD = pattern(r'"(?:[^"]|"")*"|\[[^\]]*\]|\'(?:[^\']|\'\')*\'|[A-Za-z_][A-Za-z_0-9]*|-?\d+|[(),]|\S')
TYPES = frozenset({"TEXT", "INTEGER", "BLOB", "ANY"})
_SPOKEN = frozenset({"CREATE", "TABLE", "INDEX", "UNIQUE", "ON", "NOT", "NULL", "PRIMARY", "KEY"}) | frozenset(
    {"FOREIGN", "REFERENCES", "DEFAULT", "STRICT", "WITHOUT", "ROWID", "WHERE", "IS"}
)
# A name written without quotes may be the word of a type ("blob").
_NAME = "[NT]"
_NAMES = rf"\( {_NAME}(?: , {_NAME})* \)"
_COLUMN = rf"{_NAME} T(?: PRIMARY KEY| NOT NULL| UNIQUE| DEFAULT V| REFERENCES {_NAME}(?: {_NAMES})?)*"
_BELOW = rf"(?:PRIMARY KEY {_NAMES}|UNIQUE {_NAMES}|FOREIGN KEY {_NAMES} REFERENCES {_NAME} {_NAMES})"
_END = " STRICT(?: , WITHOUT ROWID)?"
_TABLE = pattern(rf"CREATE TABLE {_NAME} \( {_COLUMN}(?: , {_COLUMN})*(?: , {_BELOW})* \)(?:{_END})?")
_INDEX = pattern(rf"CREATE (?:UNIQUE )?INDEX N ON {_NAME} {_NAMES}(?: WHERE {_NAME} IS V)?")


def words(sql: str) -> list[str]:
    """The words of a statement, names without their quotes."""
    return [word.strip('"[]') for word in _WORD.findall(sql)]


def is_plain(sql: str) -> bool:
    """Does the statement make a table of named columns or an index on them, and nothing else?"""
    shape = " ".join(_shape(word) for word in _WORD.findall(sql))
    return bool(_TABLE.fullmatch(shape) or _INDEX.fullmatch(shape))


def columns(sql: str) -> list[str]:
    """The names of a plain table's columns, in order."""
    found = _WORD.findall(sql)
    starts = [at for at, word in enumerate(found) if word in ("(", ",")]
    return [
        found[at + 1].strip('"[]') for at in starts if _shape(found[at + 1]) in "NT" and _shape(found[at + 2]) == "T"
    ]


def _shape(word: str) -> str:
    """N for a name, T for a type, V for a value; the words of the grammar as they are, "?" for anything else."""
    upper = word.upper()
    if word[0] in '"[':
        return "N"
    if word[0] == "'" or word.lstrip("-").isdigit():
        return "V"
    if upper in TYPES:
        return "T"
    if upper in _SPOKEN or word in "(),":
        return upper
    return "N" if word[0] == "_" or (word.isascii() and word[0].isalpha()) else "?"
