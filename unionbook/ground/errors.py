"""The two sorts of error a user may meet; anything else that is raised is a bug."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """Something wrong with one field of one record: shown beside the field, with the cure.

    field: path of the field ("" when it concerns the whole record), child rows as "kind[2].field".
    sentence: one Chinese sentence that says what is wrong and what to do.
    warning: True when the record may be saved all the same.
    """

    field: str
    sentence: str
    warning: bool = False


class Refusal(Exception):
    """What was asked cannot be done; nothing was changed. The one Chinese sentence is for the user."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class InUse(Refusal):
    """A row cannot be removed: others link to it. kind, uid: the row."""

    def __init__(self, sentence: str, kind: str, uid: str) -> None:
        super().__init__(sentence)
        self.kind, self.uid = kind, uid


class BadValue(ValueError):
    """Typed text that is no value of its field; the text of the error is a Chinese sentence with the cure."""
