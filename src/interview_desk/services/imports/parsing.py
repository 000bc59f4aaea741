"""Reading of one file to import, by its kind."""

from pathlib import PurePath

from interview_desk.formats import document
from interview_desk.formats.document import Incoming
from interview_desk.services.imports.foreign import Content, ForeignFile, read_foreign_file
from interview_desk.services.imports.options import ImportContext, ImportOptions, ParsedFile, is_table


def parse_file(name: str, content: Content, context: ImportContext, options: ImportOptions) -> ParsedFile:
    """Parse one file for import.

    Args:
        name: its name; the extension gives its kind.
        content: a document as text; others as bytes, which are read in a child process, or as what was read.
        context: the context of the import.
        options: the user's options for details that the file lacks.

    Raises:
        Refused: the file is not what its name says, or cannot be read.
    """
    existing, ctx = context.existing, context.ctx
    if isinstance(content, str):
        return ParsedFile(document.read(content, existing, ctx.zone, ctx.today))
    value = (content if isinstance(content, ForeignFile) else read_foreign_file(name, content)).value
    if is_table(name):
        from interview_desk.services.imports import tables  # noqa: PLC0415 - each kind loads what reads it

        sheet = value
        place = tables.remembered_at(sheet.header)
        meaning, unclear = tables.meaning_of(sheet, context.recall(place), ctx, options)
        tables.must_have(sheet, meaning)
        asks = ("dates",) if unclear else ()
        parsed = tables.import_table(sheet, meaning, existing, ctx, asks=asks, report_progress=context.progress)
        has_options = options.kind or options.columns or options.fields or options.date_order
        return parsed._replace(remember=(place, tables.encode_meaning(meaning)) if has_options else None)
    if PurePath(name).suffix.lower() == ".ics":
        from interview_desk.services.imports import meetings  # noqa: PLC0415 - see above

        imported = meetings.import_meetings(value, existing, ctx, options)
        return ParsedFile(Incoming(imported.entities, None), imported.left_out, imported.lines, imported.asks)
    from interview_desk.services.imports import contacts  # noqa: PLC0415 - see above

    people, left_out = contacts.import_cards(value, existing)
    return ParsedFile(Incoming(tuple(people), None), tuple(left_out))
