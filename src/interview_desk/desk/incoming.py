"""Reading of one file to import, by its kind."""

from pathlib import PurePath

from interview_desk.desk.import_options import ImportContext, ImportOptions, ParsedFile, is_table
from interview_desk.interchange import document
from interview_desk.interchange.document import Incoming


def parse_file(name: str, content: str | bytes, context: ImportContext, options: ImportOptions) -> ParsedFile:
    """Parse one file for import.

    Args:
        name: its name; the extension gives its kind.
        content: a document as text, all others as bytes.
        context: the context of the import.
        options: the user's options for details that the file lacks.

    Raises:
        Refused: the file is not what its name says, or cannot be read.
    """
    existing, ctx = context.existing, context.ctx
    if isinstance(content, str):
        return ParsedFile(document.read(content, existing, ctx.zone, ctx.today))
    if is_table(name):
        from interview_desk.desk import table_in  # noqa: PLC0415 - each kind loads what reads it
        from interview_desk.interchange import foreign_table  # noqa: PLC0415 - see above

        sheet = foreign_table.read(content)
        place = table_in.remembered_at(sheet.header)
        meaning, unclear = table_in.meaning_of(sheet, context.recall(place), ctx, options)
        table_in.must_have(sheet, meaning)
        asks = ("dates",) if unclear else ()
        parsed = table_in.import_table(sheet, meaning, existing, ctx, asks=asks, report_progress=context.progress)
        has_options = options.kind or options.columns or options.fields or options.date_order
        return parsed._replace(remember=(place, table_in.encode_meaning(meaning)) if has_options else None)
    if PurePath(name).suffix.lower() == ".ics":
        from interview_desk.desk import invited  # noqa: PLC0415 - see above
        from interview_desk.interchange import invitations  # noqa: PLC0415 - see above

        meetings = invited.import_meetings(invitations.read(content), existing, ctx, options)
        return ParsedFile(Incoming(meetings.entities, None), meetings.left_out, meetings.lines, meetings.asks)
    from interview_desk.desk import address_book  # noqa: PLC0415 - see above
    from interview_desk.interchange import cards  # noqa: PLC0415 - see above

    people, left_out = address_book.import_cards(cards.read(content), existing)
    return ParsedFile(Incoming(tuple(people), None), tuple(left_out))
