"""Import of JSON documents, business cards, invitations, and tables: all of the given files, or none."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from interview_desk.domain.codec import SHAPES, collection_of
from interview_desk.domain.errors import Refused, Stopped
from interview_desk.domain.imports.problems import AmbiguousDates, FileNotImported, NothingToImport, SkippedItem
from interview_desk.domain.progress import Progress, silent
from interview_desk.domain.search.dossier import Search
from interview_desk.domain.text import escape_controls, joined, normalize_line, shorten
from interview_desk.formats import document
from interview_desk.formats.files import read_regular_file
from interview_desk.services.imports.foreign import Content, limit_progress, read_files, time_limit
from interview_desk.services.imports.options import DEFAULT_OPTIONS, TABLE_SUFFIXES, ImportContext, ImportOptions
from interview_desk.services.imports.parsing import parse_file
from interview_desk.services.safety import backups
from interview_desk.services.session import Desk, wall_clock
from interview_desk.services.settings.settings import ImportLimits, Settings
from interview_desk.store import read

_LARGEST = 100 * 1024 * 1024
_LARGEST_NOTE = 16 * 1024 * 1024
"""Bytes of a note; the review takes far fewer."""
_MOST_NAMES = 5
"""Maximum number of files named in the history."""
_REASONS = 3
"""Maximum number of reasons for skipped items in a message."""
SUFFIXES = (".json", ".ics", ".vcf", *TABLE_SUFFIXES, ".zip")
"""File name extensions that can be imported."""


class ImportResult(NamedTuple):
    """Result of importing one file: counts of new, changed, and existing entities by kind, and messages."""

    new: dict[str, int]
    changed: dict[str, int]
    existing: dict[str, int]
    """Counts of entities that existed before, changed or not."""
    left_out: tuple[SkippedItem, ...] = ()
    """Items that were skipped, with the reasons."""
    lines: tuple[str, ...] = ()
    """Summary lines for effects that counts alone do not show."""
    asks: tuple[str, ...] = ()
    """Options that would allow more to be imported: `application`, `timezone`, or `dates`."""

    def as_json(self, describe: Callable[[object], str] = str) -> dict[str, Any]:
        """Return the result under the names of the command line's contract; `describe` words the skipped items."""
        fields = {"known" if name == "existing" else name: value for name, value in self._asdict().items()}
        return fields | {"left_out": [describe(item) for item in self.left_out]}

    @property
    def is_empty(self) -> bool:
        """Return True if nothing in the file can be imported."""
        return not (self.new or self.existing)


def describe_preview(result: ImportResult) -> str:
    """Describe what an import would bring: "new: 2 contacts; nothing changed; known: 3 companies"."""
    parts = ((result.new, "new"), (result.changed, "changed"), (result.existing, "known"))
    phrases = [_format_counts(counts, what) for counts, what in parts]
    return "; ".join([*phrases, f"skipped: {len(result.left_out)}"] if result.left_out else phrases)


def describe_result(result: ImportResult) -> str:
    """Summarize a finished import in a few words."""
    phrases = [
        _format_counts(counts, what) for counts, what in ((result.new, "new"), (result.changed, "changed")) if counts
    ]
    skipped = f"; {len(result.left_out)} skipped" if result.left_out else ""
    return f"Imported; {'; '.join(phrases) or 'nothing changed'}{skipped}"


def _format_counts(counts: dict[str, int], what: str) -> str:
    if not counts:
        return f"nothing {what}"
    return f"{what}: " + ", ".join(f"{count} {_noun(name, count)}" for name, count in counts.items())


def _noun(name: str, count: int) -> str:
    """Return the noun for a count of a kind: "company" for 1, "touches" for 2."""
    noun = name.replace("_", " ")
    if count != 1:
        return noun
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("es" if noun.endswith("ches") else "s")


def read_exactly(source: Path | BinaryIO) -> str:
    """Read the text of a file or of standard input exactly, without converting line ends.

    Raises:
        Refused: it is too large, cannot be read, or is not text in UTF-8.
    """
    name = str(source) if isinstance(source, Path) else "Standard input"
    try:
        if isinstance(source, Path):
            return read_regular_file(source, _LARGEST_NOTE).decode("utf-8")
        content = source.read(_LARGEST_NOTE + 1)
        if len(content) > _LARGEST_NOTE:
            raise Refused(f"{name}: the file is too large to be a note")
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{name} is not text in UTF-8") from None
    except OSError as error:
        raise Refused(f"{name} cannot be read: {error.strerror}") from error


def read_bytes(path: Path) -> bytes:
    """Read the bytes of a file for import.

    Raises:
        Refused: the file is of a kind that cannot be imported, is no regular file, is too large, or cannot be read.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise Refused(f"Can’t import {path}: the file name must end in {' or '.join(SUFFIXES)}. Nothing was changed")
    try:
        return read_regular_file(path, _LARGEST)
    except OSError as error:
        raise Refused(f"{path}: cannot be read ({error.strerror})") from None


def read_file(path: Path, limits: ImportLimits) -> dict[str, Content]:
    """Read a file for import, by name: the file, or the tables in an archive recognized by their headings.

    Raises:
        Refused: as for `read_bytes`, or the file is not what its name says, or reading it takes more than the limits.
    """
    content = read_bytes(path)
    try:
        return read_files({str(path): content}, limits=limits)
    except Refused as refusal:
        raise Refused(FileNotImported(str(path), refusal.problem)) from None


def import_files(
    desk: Desk | None,
    settings: Settings,
    texts: Mapping[str, Content],
    *,
    dry_run: bool = False,
    options: ImportOptions = DEFAULT_OPTIONS,
    progress: Progress = silent,
    end: float | None = None,
) -> dict[str, ImportResult]:
    """Import documents, business cards, invitations, and tables: all files, or none.

    Existing entities are updated, so that nothing is duplicated.

    Args:
        desk: the desk to import into; None for a dry run before any data exists.
        settings: source of the zone for times without an offset, and of the limits.
        texts: contents of the files by name; a later file may refer to entities from an earlier one.
        dry_run: only report what the files would bring.
        options: the user's options for details that the files lack.
        progress: called with the progress.
        end: when the time for it is over, on the monotonic clock; None to give it all that the limits allow.

    Returns:
        The result for each file.

    Raises:
        Refused: a file cannot be imported; the message names it, and nothing was changed.
    """
    existing = read.read_search(desk.connection) if desk is not None else Search()
    me = existing.me
    ctx = desk.context() if desk is not None else settings.context(wall_clock())
    recall = desk.scratch if desk is not None else _nothing
    end = time_limit(settings.limits, len(texts)) if end is None else end
    report, progress = progress, limit_progress(progress, end)
    incoming = []
    results = {}
    to_remember: dict[str, str] = {}
    for name, text in texts.items():
        try:
            parsed_file = parse_file(
                name, text, ImportContext(existing, ctx, recall, progress, settings.limits), options
            )
        except Stopped:
            raise
        except Refused as refusal:
            raise Refused(FileNotImported(name, refusal.problem)) from None
        results[name] = counted(parsed_file.what, existing)._replace(
            left_out=parsed_file.left_out, lines=parsed_file.lines, asks=parsed_file.asks
        )
        incoming.append(parsed_file.what)
        to_remember.update([parsed_file.remember] if parsed_file.remember is not None else [])
        existing = _with(existing, parsed_file.what)
    if not dry_run:
        assert desk is not None
        progress = limit_progress(report, end, _list_names(texts))
        progress("saving", 0, sum(len(batch.entities) for batch in incoming))
        backups.back_up_before(desk, "import")
        with desk.writer.change(f"Imported {_list_names(texts)}", desk.now()) as change:
            # A later file may hold the same entity as an earlier file: the later version wins.
            last = {(type(entity), entity.id): entity for batch in incoming for entity in batch.entities}
            change.put_many(list(last.values()), progress)
            for batch in incoming:
                if batch.me is not None and batch.me != me:
                    change.put_me(batch.me)
        for place, text in to_remember.items():
            desk.keep_scratch(place, text)
    return results


def _list_names(names: Iterable[str]) -> str:
    """List the names of some files as text for the history, without what could steer a terminal; the rest only as a count."""
    plain = [shorten(escape_controls(normalize_line(Path(name).name)), 60) for name in names]
    more = len(plain) - _MOST_NAMES
    return joined([*plain[:_MOST_NAMES], *([f"{more:,} more files"] if more > 0 else [])])


def combine_results(results: Mapping[str, ImportResult]) -> ImportResult:
    """Combine the results of several files into one."""
    every = list(results.values())
    new, changed, existing = (
        dict(sum((Counter(counts) for counts in kind), Counter()))
        for kind in (
            [result.new for result in every],
            [result.changed for result in every],
            [result.existing for result in every],
        )
    )
    return ImportResult(
        new,
        changed,
        existing,
        tuple(line for result in every for line in result.left_out),
        tuple(line for result in every for line in result.lines),
        tuple(dict.fromkeys(ask for result in every for ask in result.asks)),
    )


def check_importable(results: Mapping[str, ImportResult]) -> None:
    """Check that at least one file has something to import, and that no dates are ambiguous.

    Raises:
        Refused: a file has ambiguous dates, or nothing can be imported from any file; the message gives the
            reasons for the first file with skipped items.
    """
    brings = any(not result.is_empty for result in results.values())
    for name, result in results.items():
        if "dates" in result.asks:
            raise Refused(FileNotImported(name, AmbiguousDates()))
        if not brings and result.left_out:
            more = max(len(result.left_out) - _REASONS, 0)
            raise Refused(FileNotImported(name, NothingToImport(result.left_out[:_REASONS], more)))


def _nothing(_place: str) -> str:
    return ""


def counted(incoming: document.Incoming, existing: Search) -> ImportResult:
    """Count the incoming entities that are new, changed, and existing."""
    stored = {name: {entity.id: entity for entity in getattr(existing, name)} for name in SHAPES}
    new: Counter[str] = Counter()
    changed: Counter[str] = Counter()
    old: Counter[str] = Counter()
    for entity in incoming.entities:
        name = collection_of(entity)
        before = stored[name].get(entity.id)
        (new if before is None else old)[name] += 1
        if before is not None and before != entity:
            changed[name] += 1
    return ImportResult(dict(new), dict(changed), dict(old))


def _with(existing: Search, incoming: document.Incoming) -> Search:
    """Return the search as it would be after importing a document."""
    lists = {name: {entity.id: entity for entity in getattr(existing, name)} for name in SHAPES}
    for entity in incoming.entities:
        lists[collection_of(entity)][entity.id] = entity
    return Search(incoming.me or existing.me, **{name: tuple(entities.values()) for name, entities in lists.items()})
