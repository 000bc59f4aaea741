"""The whole search from a JSON document."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO, NamedTuple

from interview_desk.desk import copies
from interview_desk.desk.desk import Desk, wall_clock
from interview_desk.desk.settings import Settings
from interview_desk.domain.codec import SHAPES, collection_of
from interview_desk.domain.dossier import Search
from interview_desk.domain.errors import Refused
from interview_desk.domain.text import joined, shorten
from interview_desk.interchange import document
from interview_desk.store import read

_LARGEST = 512 * 1024 * 1024


class Brought(NamedTuple):
    """What an import brings: how many of each kind are new, are known and become others, and are known as they are."""

    new: dict[str, int]
    changed: dict[str, int]
    known: dict[str, int]
    """All that are known, changed or not."""


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


def read_text(path: Path) -> str:
    """The text of a file.

    Raises:
        Refused: it cannot be read, or is not UTF-8.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise Refused(f"{path}: the file is too large to be a search")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{path}: this is not text in UTF-8") from None
    except OSError as error:
        raise Refused(f"{path}: cannot be read ({error.strerror})") from None


def bring_in(
    desk: Desk | None, settings: Settings, texts: Mapping[str, str], *, dry_run: bool = False
) -> dict[str, Brought]:
    """Import JSON documents: what is known is updated by id, nothing is doubled. All of them, or none.

    Args:
        desk: where to; None where no search exists yet and nothing shall be written.
        settings: whose zone counts for times without offset.
        texts: the documents by their names; a later one may name what an earlier one brings.
        dry_run: only say what they would bring.

    Returns:
        What each document brings.

    Raises:
        Refused: a document is refused, with its name, and nothing was changed.
    """
    known = read.read_search(desk.connection) if desk is not None else Search()
    me = known.me
    today = _today(desk, settings)
    incoming = []
    found = {}
    for name, text in texts.items():
        try:
            one = document.read(text, known, settings.zone, today)
        except Refused as refusal:
            raise Refused(f"{name}: {refusal}. Nothing was changed") from None
        found[name] = _counted(one, known)
        incoming.append(one)
        known = _with(known, one)
    if not dry_run:
        assert desk is not None
        copies.before(desk, "import")
        with desk.writer.change(
            f"Imported {joined([shorten(Path(name).name, 60) for name in texts])}", desk.now()
        ) as change:
            change.put_many(entity for one in incoming for entity in one.entities)
            for one in incoming:
                if one.me is not None and one.me != me:
                    change.put_me(one.me)
    return found


def _counted(incoming: document.Incoming, known: Search) -> Brought:
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


def _today(desk: Desk | None, settings: Settings) -> date:
    return desk.context().today if desk is not None else wall_clock().astimezone(settings.zone).date()
