"""Export of the job search as a document, on paper, or as tables, a calendar, cards, or a log."""

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from interview_desk.domain.dates.parser import NotADate, parse_days
from interview_desk.domain.errors import Refused
from interview_desk.domain.insights.worklog import Period, efforts
from interview_desk.domain.problems import WrongFormatOption
from interview_desk.domain.queue.item import Context
from interview_desk.domain.search.dossier import Dossier, Search
from interview_desk.formats import cards, document, markdown, tables, worklog
from interview_desk.formats.spreadsheet import format_csv as as_csv
from interview_desk.services.pipeline.pipeline import find_any_interview
from interview_desk.services.practice.preparing import read_sheet
from interview_desk.services.session import Desk, wall_clock
from interview_desk.services.settings.settings import Settings
from interview_desk.store import read, read_history


class ExportOptions(NamedTuple):
    """Options of an export: its format, and which part to export; an empty option means everything."""

    form: str = "json"
    interview: str = ""
    """Interview to export: its prep sheet with `md`, its event alone with `ics`."""
    table: str = ""
    """Table to export with `csv`, one of `tables.TABLES`."""
    since: str = ""
    """First day of a `log`."""
    until: str = ""
    """Last day of a `log`."""


class _Source(NamedTuple):
    desk: Desk | None
    settings: Settings
    ctx: Context
    options: ExportOptions

    def dossiers(self) -> tuple[Dossier, ...]:
        return tuple(read.read_dossiers(self.desk.connection, bodies=True)) if self.desk is not None else ()

    def search(self) -> Search:
        return whole_search(self.desk)


def exported(desk: Desk | None, settings: Settings, options: ExportOptions) -> str:
    """Return the text of an export; without a database, the search is empty.

    Raises:
        Refused: there is no such format, table, or interview, an option does not fit the format, or a day
            cannot be read.
    """
    if options.form not in FORMATS:
        raise Refused(f"“{options.form}” is no format that can be exported; allowed are {', '.join(FORMATS)}")
    for name, forms in _ONLY_WITH.items():
        if getattr(options, name) and options.form not in forms:
            raise Refused(WrongFormatOption(name, forms, options.form))
    ctx = desk.context() if desk is not None else settings.context(wall_clock())
    return FORMATS[options.form](_Source(desk, settings, ctx, options))


def whole_search(desk: Desk | None) -> Search:
    """Read all the data; without a database, return an empty search."""
    return read.read_search(desk.connection) if desk is not None else Search()


def _json(source: _Source) -> str:
    search = source.search()
    if source.desk is not None and source.desk.unreadable_rows:
        search = document.drop_lost_references(search)
    return document.write(search, wall_clock().astimezone(source.ctx.zone))


def _markdown(source: _Source) -> str:
    if source.options.interview:
        desk = _needed(source)
        application, meeting = find_any_interview(desk, source.options.interview)
        return markdown.prep(read_sheet(desk, application, meeting), source.ctx.zone)
    return markdown.search(source.search(), source.dossiers(), source.ctx.zone)


def _csv(source: _Source) -> str:
    name = source.options.table or next(iter(tables.TABLES))
    if name not in tables.TABLES:
        raise Refused(f"“{name}” is no table; there are {', '.join(tables.TABLES)}")
    table = tables.TABLES[name]
    table_source = tables.TableSource(source.search(), source.dossiers(), source.ctx.zone, source.ctx.at)
    return as_csv(table.columns, table.rows(table_source))


def _calendar(source: _Source) -> str:
    from interview_desk.formats import calendar_file  # noqa: PLC0415 - its library is needed by nothing else
    from interview_desk.services.pipeline.queue import build_queue  # noqa: PLC0415 - only this one asks what is due

    desk, dossiers = source.desk, source.dossiers()
    if source.options.interview:
        application, interview_id = find_any_interview(_needed(source), source.options.interview)
        dossier, meeting = _needed(source).meeting(application, interview_id)
        alone = (dossier._replace(interviews=(meeting,)),)
        return calendar_file.format_calendar(alone, (), source.ctx, _changed_at(source))
    items = build_queue(desk).ordered() if desk is not None else []
    return calendar_file.format_calendar(dossiers, items, source.ctx, _changed_at(source))


def _cards(source: _Source) -> str:
    search = source.search()
    return cards.format_cards(search.contacts, {company.id: company.name for company in search.companies})


def _log(source: _Source) -> str:
    period = Period(_day(source, source.options.since, last=False), _day(source, source.options.until, last=True))
    log_entries = efforts(source.dossiers(), source.ctx.at, source.ctx.zone, period)
    me = read.read_me(source.desk.connection).name if source.desk is not None else ""
    return worklog.format_log(log_entries, me, period)


def _day(source: _Source, text: str, *, last: bool) -> date | None:
    if not text:
        return None
    ctx = source.ctx
    try:
        spoken = parse_days(text, ctx.today, ctx.calendar, past=True, order=ctx.date_order)
    except NotADate as no:
        raise Refused(f"“{text}” is no day: {no}") from None
    return spoken.last if last else spoken.first


def _needed(source: _Source) -> Desk:
    if source.desk is None:
        raise Refused("There is no search yet, and so no interview to export")
    return source.desk


def _changed_at(source: _Source) -> datetime:
    """Return the time of the last change, or the current time if the history has none."""
    newest = read_history.read_changed_at(source.desk.connection) if source.desk is not None else None
    return newest or source.ctx.at


FORMATS: dict[str, Callable[[_Source], str]] = {
    "json": _json,
    "csv": _csv,
    "ics": _calendar,
    "vcf": _cards,
    "md": _markdown,
    "log": _log,
}
"""Export formats by name."""

_ONLY_WITH = {"interview": ("md", "ics"), "table": ("csv",), "since": ("log",), "until": ("log",)}
