"""Files inside the file: their objects, and how a reader finds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import md5

from unionbook.services.pdf import syntax
from unionbook.services.pdf.embedding import Store


@dataclass(frozen=True)
class Attachment:
    """A file put in. number: of the object that describes it."""

    name: str
    number: int

    @staticmethod
    def write(store: Store, name: str, mime: str, body: bytes, description: str, relationship: str) -> "Attachment":
        """Write its objects."""
        check = md5(body, usedforsecurity=False).hexdigest()
        kind = f"/Type/EmbeddedFile/Subtype{syntax.name(mime)}"
        held = syntax.reference(store.stream(f"{kind}/Params<</Size {len(body)}/CheckSum<{check}>>>", body))
        said = f"/Desc{syntax.text(description)}" if description else ""
        title = syntax.text(name)
        described = store.object(
            f"<</Type/Filespec/F{title}/UF{title}{said}/AFRelationship{syntax.name(relationship)}"
            f"/EF<</F {held}/UF {held}>>>>"
        )
        return Attachment(name, described)


def name_tree(attachments: Sequence[Attachment]) -> str:
    """The catalog's entries for them: by name, and as files that belong to the document."""
    if not attachments:
        return ""
    sorted_ones = sorted(attachments, key=lambda one: one.name.encode("utf-16-be"))
    names = "".join(f"{syntax.text(one.name)} {syntax.reference(one.number)}" for one in sorted_ones)
    all_of_them = " ".join(syntax.reference(one.number) for one in attachments)
    return f"/Names<</EmbeddedFiles<</Names[{names}]>>>>/AF[{all_of_them}]"
