"""Reading of one file to import, by its kind."""

from pathlib import PurePath

from interview_desk.desk.import_options import Around, FromFile, Wanted, is_table
from interview_desk.interchange import document
from interview_desk.interchange.document import Incoming


def read_in(name: str, content: str | bytes, around: Around, wanted: Wanted) -> FromFile:
    """Parse one file for import.

    Args:
        name: its name; the extension gives its kind.
        content: a document as text, all others as bytes.
        around: the context of the import.
        wanted: the user's options for details that the file lacks.

    Raises:
        Refused: the file is not what its name says, or cannot be read.
    """
    known, ctx = around.known, around.ctx
    if isinstance(content, str):
        return FromFile(document.read(content, known, ctx.zone, ctx.today))
    if is_table(name):
        from interview_desk.desk import table_in  # noqa: PLC0415 - each kind loads what reads it
        from interview_desk.interchange import foreign_table  # noqa: PLC0415 - see above

        sheet = foreign_table.read(content)
        place = table_in.remembered_at(sheet.header)
        meaning, unclear = table_in.meaning_of(sheet, around.recall(place), ctx, wanted)
        table_in.must_have(sheet, meaning)
        asks = ("dates",) if unclear else ()
        found = table_in.taken_in(sheet, meaning, known, ctx, asks=asks, tell=around.tell)
        said = wanted.kind or wanted.columns or wanted.fields or wanted.date_order
        return found._replace(remember=(place, table_in.to_remember(meaning)) if said else None)
    if PurePath(name).suffix.lower() == ".ics":
        from interview_desk.desk import invited  # noqa: PLC0415 - see above
        from interview_desk.interchange import invitations  # noqa: PLC0415 - see above

        taken = invited.taken_in(invitations.read(content), known, ctx, wanted)
        return FromFile(Incoming(taken.entities, None), taken.left_out, taken.lines, taken.asks)
    from interview_desk.desk import address_book  # noqa: PLC0415 - see above
    from interview_desk.interchange import cards  # noqa: PLC0415 - see above

    people, left_out = address_book.taken_in(cards.read(content), known)
    return FromFile(Incoming(tuple(people), None), tuple(left_out))
