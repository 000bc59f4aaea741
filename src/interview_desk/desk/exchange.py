"""Import of JSON documents, business cards, invitations, and tables: all of the given files, or none."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple

from interview_desk.desk import copies
from interview_desk.desk.desk import Desk, wall_clock
from interview_desk.desk.import_options import NOTHING_SAID, TABLE_SUFFIXES, Around, Wanted
from interview_desk.desk.incoming import read_in
from interview_desk.desk.settings import Settings
from interview_desk.domain.codec import SHAPES, collection_of
from interview_desk.domain.dossier import Search
from interview_desk.domain.errors import Refused, Stopped
from interview_desk.domain.progress import Progress, silent
from interview_desk.domain.text import joined, shorten
from interview_desk.interchange import document
from interview_desk.store import read

_LARGEST = 512 * 1024 * 1024
_REASONS = 3
"""Maximum number of reasons for skipped items in a message."""
ARCHIVE = ".zip"
SUFFIXES = (".json", ".ics", ".vcf", *TABLE_SUFFIXES, ARCHIVE)
"""File name extensions that can be imported."""


class Brought(NamedTuple):
    """Result of importing one file: counts of new, changed, and existing entities by kind, and messages."""

    new: dict[str, int]
    changed: dict[str, int]
    known: dict[str, int]
    """Counts of entities that existed before, changed or not."""
    left_out: tuple[str, ...] = ()
    """Reasons for the items that were skipped."""
    lines: tuple[str, ...] = ()
    """Summary lines for effects that counts alone do not show."""
    asks: tuple[str, ...] = ()
    """Options that would allow more to be imported: `application`, `timezone`, or `dates`."""

    @property
    def is_empty(self) -> bool:
        """Return True if nothing in the file can be imported."""
        return not (self.new or self.known)


def told(brought: Brought) -> str:
    """Describe what an import would bring: "new: 2 contacts; nothing changed; known: 3 companies"."""
    parts = ((brought.new, "new"), (brought.changed, "changed"), (brought.known, "known"))
    said = [_said(counts, what) for counts, what in parts]
    return "; ".join([*said, f"left out: {len(brought.left_out)}"] if brought.left_out else said)


def done(brought: Brought) -> str:
    """Summarize a finished import in a few words."""
    said = [_said(counts, what) for counts, what in ((brought.new, "new"), (brought.changed, "changed")) if counts]
    return f"Imported; {'; '.join(said) or 'nothing changed'}"


def _said(counts: dict[str, int], what: str) -> str:
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
        if isinstance(source, Path) and source.stat().st_size > _LARGEST:
            raise Refused(f"{name}: the file is too large to be a note")
        return (source.read_bytes() if isinstance(source, Path) else source.read()).decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{name} is not text in UTF-8") from None
    except OSError as error:
        raise Refused(f"{name} cannot be read: {error.strerror}") from error


def read_file(path: Path) -> str | bytes:
    """Read a file for import: the text of a JSON document, else its bytes.

    Raises:
        Refused: the file is of a kind that cannot be imported, is too large, cannot be read, or is a JSON
            document that is not UTF-8.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise Refused(f"{path}: what can be imported ends in {' or '.join(SUFFIXES)}. Nothing was changed")
    try:
        if path.stat().st_size > _LARGEST:
            raise Refused(f"{path}: the file is too large to be a search")
        content = path.read_bytes()
        return content.decode("utf-8-sig") if path.suffix.lower() == ".json" else content
    except UnicodeDecodeError:
        raise Refused(f"{path}: this is not text in UTF-8") from None
    except OSError as error:
        raise Refused(f"{path}: cannot be read ({error.strerror})") from None


def read_files(path: Path) -> dict[str, str | bytes]:
    """Read a file for import, by name: the file, or the tables in an archive recognized by their headings.

    Raises:
        Refused: as for `read_file`, or no table in the archive is recognized.
    """
    content = read_file(path)
    if path.suffix.lower() != ARCHIVE or isinstance(content, str):
        return {str(path): content}
    from interview_desk.interchange.archive import tables_of  # noqa: PLC0415 - only an archive needs it

    try:
        return {f"{path}/{name}": table for name, table in tables_of(content).items()}
    except Refused as refusal:
        raise Refused(f"{path}: {refusal}. Nothing was changed") from None


def bring_in(
    desk: Desk | None,
    settings: Settings,
    texts: Mapping[str, str | bytes],
    *,
    dry_run: bool = False,
    wanted: Wanted = NOTHING_SAID,
    tell: Progress = silent,
) -> dict[str, Brought]:
    """Import documents, business cards, invitations, and tables: all files, or none.

    Existing entities are updated, so that nothing is duplicated.

    Args:
        desk: the desk to import into; None for a dry run before any data exists.
        settings: source of the zone for times without an offset.
        texts: contents of the files by name, documents as text, all others as bytes; a later file may refer
            to entities from an earlier one.
        dry_run: only report what the files would bring.
        wanted: the user's options for details that the files lack.
        tell: called with the progress.

    Returns:
        The result for each file.

    Raises:
        Refused: a file cannot be imported; the message names it, and nothing was changed.
    """
    known = read.read_search(desk.connection) if desk is not None else Search()
    me = known.me
    ctx = desk.context() if desk is not None else settings.context(wall_clock())
    recall = desk.scratch if desk is not None else _nothing
    incoming = []
    found = {}
    said: dict[str, str] = {}
    for name, text in texts.items():
        try:
            brought = read_in(name, text, Around(known, ctx, recall, tell), wanted)
        except Stopped:
            raise
        except Refused as refusal:
            raise Refused(f"{name}: {refusal}. Nothing was changed") from None
        found[name] = counted(brought.what, known)._replace(
            left_out=brought.left_out, lines=brought.lines, asks=brought.asks
        )
        incoming.append(brought.what)
        said.update([brought.remember] if brought.remember is not None else [])
        known = _with(known, brought.what)
    if not dry_run:
        assert desk is not None
        copies.before(desk, "import")
        with desk.writer.change(
            f"Imported {joined([shorten(Path(name).name, 60) for name in texts])}", desk.now()
        ) as change:
            # A later file may hold the same entity as an earlier file: the later version wins.
            last = {(type(entity), entity.id): entity for one in incoming for entity in one.entities}
            change.put_many(list(last.values()), tell)
            for one in incoming:
                if one.me is not None and one.me != me:
                    change.put_me(one.me)
        for place, text in said.items():
            desk.keep_scratch(place, text)
    return found


def together(found: Mapping[str, Brought]) -> Brought:
    """Combine the results of several files into one."""
    every = list(found.values())
    new, changed, known = (
        dict(sum((Counter(counts) for counts in kind), Counter()))
        for kind in ([one.new for one in every], [one.changed for one in every], [one.known for one in every])
    )
    return Brought(
        new,
        changed,
        known,
        tuple(line for one in every for line in one.left_out),
        tuple(line for one in every for line in one.lines),
        tuple(dict.fromkeys(ask for one in every for ask in one.asks)),
    )


def must_bring(found: Mapping[str, Brought]) -> None:
    """Check that at least one file has something to import, and that no dates are ambiguous.

    Raises:
        Refused: a file has ambiguous dates, or nothing can be imported from any file; the message gives the
            reasons for the first file with skipped items.
    """
    brings = any(not brought.is_empty for brought in found.values())
    for name, brought in found.items():
        if "dates" in brought.asks:
            raise Refused(
                f"{name}: its days may be meant in two ways, such as 4/12 (4 December or 12 April); say which: --dates day-first"
                " or --dates month-first. Nothing was changed"
            )
        if not brings and brought.left_out:
            some = "; ".join(brought.left_out[:_REASONS])
            more = f"; and {len(brought.left_out) - _REASONS} more" if len(brought.left_out) > _REASONS else ""
            raise Refused(f"{name}: nothing of it can be taken in. {some}{more}. Nothing was changed")


def _nothing(_place: str) -> str:
    return ""


def counted(incoming: document.Incoming, known: Search) -> Brought:
    """Count the incoming entities that are new, changed, and existing."""
    stored = {name: {entity.id: entity for entity in getattr(known, name)} for name in SHAPES}
    new: Counter[str] = Counter()
    changed: Counter[str] = Counter()
    old: Counter[str] = Counter()
    for entity in incoming.entities:
        name = collection_of(entity)
        before = stored[name].get(entity.id)
        (new if before is None else old)[name] += 1
        if before is not None and before != entity:
            changed[name] += 1
    return Brought(dict(new), dict(changed), dict(old))


def _with(known: Search, incoming: document.Incoming) -> Search:
    """Return the search as it would be after importing a document."""
    lists = {name: {entity.id: entity for entity in getattr(known, name)} for name in SHAPES}
    for entity in incoming.entities:
        lists[collection_of(entity)][entity.id] = entity
    return Search(incoming.me or known.me, **{name: tuple(entities.values()) for name, entities in lists.items()})
