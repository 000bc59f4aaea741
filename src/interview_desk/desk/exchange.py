"""What comes in: JSON documents of whole searches, business cards, invitations, tables. All of what is given, or nothing."""

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
"""So many reasons for leaving something out are told in one line."""
ARCHIVE = ".zip"
SUFFIXES = (".json", ".ics", ".vcf", *TABLE_SUFFIXES, ARCHIVE)
"""What a file that can be imported ends in."""


class Brought(NamedTuple):
    """What an import brings: how many of each kind are new, are known and become others, and are known as they are."""

    new: dict[str, int]
    changed: dict[str, int]
    known: dict[str, int]
    """All that are known, changed or not."""
    left_out: tuple[str, ...] = ()
    """What of it cannot be taken in, in words."""
    lines: tuple[str, ...] = ()
    """What becomes of it, in words, where counts alone would not tell."""
    asks: tuple[str, ...] = ()
    """What the user could say to let more of it in: `application`, `timezone`."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it can be taken in."""
        return not (self.new or self.known)


def told(brought: Brought) -> str:
    """What an import brings, in words: "new: 2 contacts; nothing changed; known: 3 companies"."""
    parts = ((brought.new, "new"), (brought.changed, "changed"), (brought.known, "known"))
    said = [_said(counts, what) for counts, what in parts]
    return "; ".join([*said, f"left out: {len(brought.left_out)}"] if brought.left_out else said)


def done(brought: Brought) -> str:
    """What an import brought, in a few words."""
    said = [_said(counts, what) for counts, what in ((brought.new, "new"), (brought.changed, "changed")) if counts]
    return f"Imported; {'; '.join(said) or 'nothing changed'}"


def _said(counts: dict[str, int], what: str) -> str:
    if not counts:
        return f"nothing {what}"
    return f"{what}: " + ", ".join(f"{count} {_noun(name, count)}" for name, count in counts.items())


def _noun(name: str, count: int) -> str:
    """What so many of a kind are called: "1 company", "2 touches"."""
    noun = name.replace("_", " ")
    if count != 1:
        return noun
    return f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("es" if noun.endswith("ches") else "s")


def read_exactly(source: Path | BinaryIO) -> str:
    """The text of a file or of standard input, character by character as it is: line ends are not made the same.

    Raises:
        Refused: it cannot be read, or is not text in UTF-8.
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
    """What a file that can be imported holds: the text of a document, else its bytes.

    Raises:
        Refused: it is of no kind that can be imported, cannot be read, or is a document that is not UTF-8.
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
    """What a file that can be imported holds, by name: itself, or the tables of an archive that are known by their headings.

    Raises:
        Refused: as `read_file`, or nothing in the archive is known.
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
    """Import documents, business cards, invitations and tables: what is known is updated, nothing is doubled. All of them, or none.

    Args:
        desk: where to; None where no search exists yet and nothing shall be written.
        settings: whose zone counts for times without offset.
        texts: what the files hold by their names, documents as text, all else as bytes; a later one may name what an earlier
            one brings.
        dry_run: only say what they would bring.
        wanted: what the user said of what the files do not tell.
        tell: is told how far it is.

    Returns:
        What each file brings.

    Raises:
        Refused: a file is refused, with its name, and nothing was changed.
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
            # A later file may bring what an earlier one has brought, and then it says how that is.
            last = {(type(entity), entity.id): entity for one in incoming for entity in one.entities}
            change.put_many(list(last.values()), tell)
            for one in incoming:
                if one.me is not None and one.me != me:
                    change.put_me(one.me)
        for place, text in said.items():
            desk.keep_scratch(place, text)
    return found


def together(found: Mapping[str, Brought]) -> Brought:
    """What several files bring, as if they were one."""
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
    """Hold files to it that one of them at least brings something, and that no days are left unclear.

    Raises:
        Refused: nothing of any of them can be taken in, with the reasons of the first.
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
    """How many of what comes in are new, known, and become others."""
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
    """The search as it would be with what a document brings."""
    lists = {name: {entity.id: entity for entity in getattr(known, name)} for name in SHAPES}
    for entity in incoming.entities:
        lists[collection_of(entity)][entity.id] = entity
    return Search(incoming.me or known.me, **{name: tuple(entities.values()) for name, entities in lists.items()})
