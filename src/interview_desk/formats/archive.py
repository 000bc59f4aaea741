"""Archives (.zip) in which other programs export data: the known tables inside."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from interview_desk.domain.errors import Refused
from interview_desk.domain.imports.columns import Source, source_of
from interview_desk.formats import table_reader

_LARGEST = 256 * 1024 * 1024
"""Maximum size in bytes of all tables together, unpacked."""
_MOST = 10_000


def tables_of(content: bytes) -> dict[str, bytes]:
    """Return the tables of an archive whose headings are known, by name.

    Args:
        content: the archive.

    Raises:
        Refused: the archive cannot be unpacked, is too large, or holds no known table.
    """
    tables: list[tuple[bool, str, bytes]] = []
    remaining = _LARGEST
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [
                member for member in archive.infolist() if PurePosixPath(member.filename).suffix.lower() == ".csv"
            ]
            for member in members[:_MOST]:
                with archive.open(member) as file:
                    table = file.read(remaining + 1)
                remaining -= len(table)
                if remaining < 0:
                    raise Refused("what is in this archive is too large to be a search")
                source = _source_of(table)
                if source is not None:
                    tables.append((source.only_known_companies, member.filename, table))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Refused(f"this archive cannot be unpacked ({str(error)[:80]})") from None
    if not tables:
        raise Refused("no table in this archive is known by its heading; unpack it, and import the one that is meant")
    # Networks last: they add people only at companies that the other tables bring.
    return {name: table for _, name, table in sorted(tables, key=lambda member: member[0])}


def _source_of(table: bytes) -> Source | None:
    try:
        return source_of(table_reader.read(table).header)
    except Refused:
        return None
