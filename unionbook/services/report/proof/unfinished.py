"""What the clerk left open or did by hand: places to fill in, figures written over, figures moved since the reading."""

from collections.abc import Iterator

from unionbook.services.report.document import mark_of, moved_since_read
from unionbook.services.report.proof.finding import Finding, Severity
from unionbook.services.report.proof.reading import Reading


def blanks(reading: Reading) -> Iterator[Finding]:
    """Places still to be filled in."""
    for at, block in enumerate(reading.report.blocks):
        for piece in block.pieces:
            if piece.blank:
                sentence = f"还有一处待填：{piece.text}。不填就不能定稿，请填上，或删去这句。"
                yield Finding("blank", sentence, Severity.STOP, reading.at(at))


def written_over(reading: Reading) -> Iterator[Finding]:
    """Figures that say something else than was counted."""
    for told in reading.told:
        piece = told.piece
        if piece.automatic and piece.automatic != piece.text:
            sentence = f"{told.counted.figure.label}手工写作“{piece.text}”，台账数是“{piece.automatic}”"
            reason = piece.reason.rstrip("。；，")
            yield Finding("hand", f"{sentence}，原因：{reason}。上级按台账核对会对不上，请确认。", place=told.place)


def moved(reading: Reading) -> Iterator[Finding]:
    """Figures whose number or rows are not what they were when the text was last read."""
    if reading.document is None or not reading.document.record.seen:
        return
    counted = [piece.counted for _, piece in reading.report.figures() if piece.counted]
    gone = moved_since_read(reading.book, reading.document, counted)
    for told in reading.told:
        if mark_of(told.counted) in gone:
            sentence = f"{told.words}或它背后的记录，在上次通读以后变动过。请点开看看哪几条变了，再通读这一段。"
            yield Finding("moved", sentence, place=told.place)
