"""Reading of one file to import, by its kind."""

from interview_desk.formats import document
from interview_desk.formats.document import Incoming
from interview_desk.services.imports.foreign import (
    Content,
    ForeignFile,
    choose_reader,
    read_foreign_file,
)
from interview_desk.services.imports.options import ImportContext, ImportOptions, ParsedFile


def parse_file(name: str, content: Content, context: ImportContext, options: ImportOptions) -> ParsedFile:
    """Parse one file for import.

    Args:
        name: its name; the extension gives its kind.
        content: a document of our own as text; others as bytes, which are read in a child process, or as what was read.
        context: the context of the import.
        options: the user's options for details that the file lacks.

    Raises:
        Refused: the file is not what its name says, or cannot be read.
    """
    existing, ctx = context.existing, context.ctx
    if isinstance(content, str):
        return ParsedFile(document.decode(document.parse(content), existing, ctx.zone, ctx.today, context.progress))
    file = content if isinstance(content, ForeignFile) else read_foreign_file(name, content, limits=context.limits)
    value, progress = file.value, context.progress
    kind = choose_reader(name)
    if kind == "document":
        return ParsedFile(document.decode(value, existing, ctx.zone, ctx.today, progress))
    if kind == "table":
        from interview_desk.services.imports import tables  # noqa: PLC0415 - each kind loads what reads it

        sheet = value
        place = tables.remembered_at(sheet.header)
        meaning, unclear = tables.meaning_of(sheet, context.recall(place), ctx, options)
        tables.must_have(sheet, meaning)
        asks = ("dates",) if unclear else ()
        parsed = tables.import_table(sheet, meaning, existing, ctx, asks=asks, report_progress=progress)
        has_options = options.kind or options.columns or options.fields or options.date_order
        return parsed._replace(remember=(place, tables.encode_meaning(meaning)) if has_options else None)
    if kind == "calendar":
        from interview_desk.services.imports import meetings  # noqa: PLC0415 - see above

        imported = meetings.import_meetings(value, existing, ctx, options, progress)
        return ParsedFile(Incoming(imported.entities, None), imported.left_out, imported.lines, imported.asks)
    from interview_desk.services.imports import contacts  # noqa: PLC0415 - see above

    people, left_out = contacts.import_cards(value, existing, progress)
    return ParsedFile(Incoming(tuple(people), None), tuple(left_out))
