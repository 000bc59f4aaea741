"""Archives (.zip) in which other programs export data: the known tables inside."""

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath

from interview_desk.domain.errors import Refused
from interview_desk.domain.imports.columns import source_of
from interview_desk.domain.text import normalize_line, shorten
from interview_desk.formats import table_reader
from interview_desk.formats.table_reader import Sheet

_LARGEST = 100 * 1024 * 1024
"""Maximum size in bytes of all tables together, unpacked."""
_MOST = 10_000
_MOST_KNOWN = 50
"""Maximum number of tables with a heading of a job search; exports have a few."""
_LONGEST_NAME = 255
_ENCRYPTED = 1
"""Bit of the flags of a member."""
_DRIVE = re.compile(r"[A-Za-z]:")


def tables_of(content: bytes) -> dict[str, Sheet]:
    """Return the tables of an archive whose headings are known, by name.

    Args:
        content: the archive.

    Raises:
        Refused: the archive cannot be unpacked, is too large, or holds no known table, or a table in it is encrypted,
            appears twice, or has a name that leads out of the archive.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            tables = list(islice(_read_tables(archive), _MOST_KNOWN + 1))
    except (zlib.error, lzma.LZMAError, EOFError):
        raise Refused("this archive cannot be unpacked (its data is damaged)") from None
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Refused(f"this archive cannot be unpacked ({shorten(normalize_line(str(error)), 80)})") from None
    if not tables:
        raise Refused("no table in this archive has headings of a job search; unpack it, and import the table you want")
    if len(tables) > _MOST_KNOWN:
        raise Refused(
            f"this archive holds more than {_MOST_KNOWN} tables of job searches; unpack it, and import the ones you want"
        )
    # Networks last: they add people only at companies that the other tables bring.
    return {name: sheet for _, name, sheet in sorted(tables, key=lambda table: table[0])}


def _read_tables(archive: zipfile.ZipFile) -> Iterator[tuple[bool, str, Sheet]]:
    """Yield each known table, with its name and whether it is a network."""
    remaining = _LARGEST
    members = [member for member in archive.infolist() if PurePosixPath(member.filename).suffix.lower() == ".csv"]
    if len(members) > _MOST:
        raise Refused(f"this archive holds {len(members):,} tables; at most {_MOST:,} are read")
    _check_names([member.filename for member in members])
    for member in members:
        if member.flag_bits & _ENCRYPTED:
            raise Refused(
                f"“{_shorten_name(member.filename)}” in this archive is encrypted; unpack it, and import the table"
            )
        with archive.open(member) as file:
            content = file.read(remaining + 1)
        remaining -= len(content)
        if remaining < 0:
            raise Refused("this archive is too large to be a job search")
        try:
            sheet = table_reader.read(content)
        except Refused:
            continue
        source = source_of(sheet.header)
        if source is not None:
            yield source.only_known_companies, member.filename, sheet


def _check_names(names: list[str]) -> None:
    earlier: set[str] = set()
    for name in names:
        path = PurePosixPath(name.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or _DRIVE.match(name):
            raise Refused(f"“{_shorten_name(name)}” leads out of this archive; unpack it, and import the table")
        if len(name) > _LONGEST_NAME:
            raise Refused(
                f"“{_shorten_name(name)}” in this archive has a name that is too long; unpack it, and import the table"
            )
        if name in earlier:
            raise Refused(f"“{_shorten_name(name)}” is in this archive twice; unpack it, and import the one you want")
        earlier.add(name)


def _shorten_name(name: str) -> str:
    return shorten(normalize_line(name), 60)
